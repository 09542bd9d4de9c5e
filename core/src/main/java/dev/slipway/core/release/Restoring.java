package dev.slipway.core.release;

import dev.slipway.core.engine.Impossible;
import dev.slipway.core.release.ReleaseEvent.OfScaling;
import dev.slipway.core.release.ReleaseEvent.ReleaseDelayed;
import dev.slipway.core.release.TargetRun.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What changes the size of targets by itself is left alone before a release rests in any way, and
 * it is as it was once it does.
 */
final class Restoring {
  /** Whoever waits for the release waits for this; then a person has to see to it. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private Restoring() {}

  /** Whether something of ours is left to restore. */
  static boolean isDue(Run run) {
    return run.targets().stream().anyMatch(target -> target.scaleIn().isOurs());
  }

  /** What happens to it beside everything else. */
  static Release heard(Release.Carried release, OfScaling event) {
    Run run = release.run().with(event.target(), target -> target.after(event));
    return release instanceof Release.Restoring ? rested(run) : Beside.carried(release, run);
  }

  static Release next(Release.Restoring restoring, ReleaseEvent event) {
    return switch (event) {
      case ReleaseDelayed e -> new Release.Restoring(restoring.run().delayed(e.why()));
      case ReleaseEvent other -> throw new Impossible(restoring, other);
    };
  }

  static List<ReleaseStep> steps(Run run, Instant now) {
    boolean late = now.isAfter(run.movedAt().plus(PATIENCE));
    return run.targets().stream()
        .filter(target -> target.scaleIn().isOurs())
        .<ReleaseStep>map(target -> new ReleaseStep.Restore(run.plan(), target, late))
        .toList();
  }

  private static Release rested(Run run) {
    return run.all(Stage.LIVE) ? Conclusion.of(run) : Conclusion.ended(run);
  }
}
