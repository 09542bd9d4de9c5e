package dev.slipway.bot.card;

import dev.slipway.bot.card.Button.Style;
import dev.slipway.bot.card.Button.Verb;
import dev.slipway.core.build.Build;
import dev.slipway.core.engine.ProcessId;
import java.util.List;

/** The buttons of a build that work now, and no others. */
final class BuildButtons {
  private BuildButtons() {}

  static List<Button> of(ProcessId id, Build build) {
    return build.mayBeStopped() ? List.of(stop(id, build)) : List.of();
  }

  private static Button stop(ProcessId id, Build build) {
    return new Button(
        Verb.STOP_BUILD,
        "Stop the build",
        Style.DANGER,
        ActionIds.value(id),
        "Stop the build of %s?".formatted(build.request().commit().sha().abbreviated()),
        "What landed on %s stays there, but no image is made of it now. The next pick builds it."
            .formatted(build.request().branch()));
  }
}
