package dev.slipway.bot.card;

import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.Run;
import dev.slipway.core.release.ScaleIn;
import dev.slipway.core.release.ScalingFlags;
import dev.slipway.core.release.TargetRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a release did to what changes the size of targets by itself. */
final class ScalingLines {
  private static final int MOST_WORDS = 500;

  private ScalingLines() {}

  /** On the card: nothing as long as all is well. */
  static void add(Blocks blocks, Run run) {
    blocks.list(
        run.targets().stream().flatMap(target -> warning(target).stream()).toList(), "target");
  }

  /** In the thread. */
  static String said(Release release, ReleaseEvent.OfScaling event) {
    String name = Say.name(event.target().value());
    return switch (event) {
      case ReleaseEvent.ScalingNoted e -> "The scaling of %s is noted.".formatted(name);
      case ReleaseEvent.ScalingSuspended e ->
          "%s does not scale in while the release is under way.".formatted(name);
      case ReleaseEvent.ScalingRestored e -> "All targets scale as they did before the release.";
      case ReleaseEvent.ScalingSpared e -> spared(name, e.why());
      case ReleaseEvent.ScalingStuck e ->
          run(release, event).flatMap(ScalingLines::warning).orElseGet(() -> spared(name, e.why()));
    };
  }

  private static Optional<TargetRun> run(Release release, ReleaseEvent.OfScaling event) {
    return release instanceof Release.Carried carried
        ? carried.run().targets().stream()
            .filter(target -> target.name().equals(event.target()))
            .findFirst()
        : Optional.empty();
  }

  private static Optional<String> warning(TargetRun target) {
    String name = Say.name(target.name().value());
    return switch (target.scaleIn()) {
      case ScaleIn.Spared(var why) -> Optional.of(spared(name, why));
      case ScaleIn.Stuck(var before, var why) ->
          Optional.of(
              ":warning: The scaling of %s may still be suspended: %s. By hand: %s."
                  .formatted(name, Say.clause(why, MOST_WORDS), byHand(before)));
      case ScaleIn.Untouched u -> Optional.empty();
      case ScaleIn.Noted n -> Optional.empty();
      case ScaleIn.Suspended s -> Optional.empty();
      case ScaleIn.Restored r -> Optional.empty();
    };
  }

  private static String spared(String name, String why) {
    return ":warning: %s may scale in during the release: %s."
        .formatted(name, Say.clause(why, MOST_WORDS));
  }

  /** What was not suspended before the release. */
  private static String byHand(ScalingFlags before) {
    List<String> parts = new ArrayList<>();
    if (!before.scaleIn()) {
      parts.add("DynamicScalingInSuspended");
    }
    if (!before.scheduled()) {
      parts.add("ScheduledScalingSuspended");
    }
    return parts.isEmpty()
        ? "nothing, it was suspended before"
        : "set %s to false".formatted(String.join(" and ", parts));
  }
}
