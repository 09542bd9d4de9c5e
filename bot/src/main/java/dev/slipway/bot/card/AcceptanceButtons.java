package dev.slipway.bot.card;

import dev.slipway.bot.card.Button.Style;
import dev.slipway.bot.card.Button.Verb;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.release.Plan;
import java.util.List;

/** What people can say of their changes, and how they are asked again. */
final class AcceptanceButtons {
  private AcceptanceButtons() {}

  /** The field for the reason and both words. Neither asks back: whoever errs says otherwise. */
  static Blocks ask(Blocks blocks, ProcessId release) {
    return blocks
        .question("What does not work?", "Only if it does not: what you did, what you saw")
        .buttons(List.of(works(release), doesNotWork(release)));
  }

  /**
   * The other word.
   *
   * @param works what was said
   */
  static Blocks askOtherwise(Blocks blocks, ProcessId release, boolean works) {
    return works
        ? blocks
            .question("Does it not work after all?", "What you did, what you saw")
            .buttons(List.of(doesNotWork(release)))
        : blocks.buttons(List.of(works(release)));
  }

  static Button remind(ProcessId release, Plan plan) {
    int people = plan.unseenBy().size();
    return new Button(
        Verb.REMIND,
        "Remind who has not looked",
        Style.QUIET,
        ActionIds.value(release),
        "Remind %s?".formatted(people == 1 ? "1 person" : people + " people"),
        "Each of them gets one message with their changes and is asked whether they work."
            + " This can be done once for a release.");
  }

  private static Button works(ProcessId release) {
    return Button.plain(Verb.WORKS, "Works", Style.PRIMARY, ActionIds.value(release));
  }

  private static Button doesNotWork(ProcessId release) {
    return Button.plain(Verb.FAILS, "Does not work", Style.DANGER, ActionIds.value(release));
  }
}
