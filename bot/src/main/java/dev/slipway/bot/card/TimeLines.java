package dev.slipway.bot.card;

import dev.slipway.core.release.Release;
import dev.slipway.core.release.RolloutTimes;
import dev.slipway.core.release.Run;
import dev.slipway.core.release.TargetRun;
import java.util.Comparator;
import java.util.Optional;

/** What targets waited for on their way to be live: whoever wants it to be faster tunes that. */
final class TimeLines {
  private TimeLines() {}

  /** In the thread, of one target. */
  static String of(RolloutTimes times) {
    return "\nIt " + Elapsed.took(times.course()) + ".";
  }

  /** On the card of a release that is live: of the target that took longest. */
  static String slowest(Release release) {
    return release instanceof Release.Live(Run run)
        ? run.targets().stream()
            .filter(target -> times(target).isPresent())
            .max(Comparator.comparing(target -> times(target).orElseThrow().lasted()))
            .map(target -> slowest(run, target))
            .orElse("")
        : "";
  }

  private static String slowest(Run run, TargetRun target) {
    return "%s*%s* %s"
        .formatted(
            run.targets().size() > 1 ? "slowest: " : "",
            Say.name(target.name().value()),
            Elapsed.took(times(target).orElseThrow().course()));
  }

  private static Optional<RolloutTimes> times(TargetRun target) {
    return target.marks().times();
  }
}
