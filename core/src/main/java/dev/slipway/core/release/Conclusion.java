package dev.slipway.core.release;

import dev.slipway.core.release.TargetRun.Stage;
import java.util.Optional;

/** What the stages of the targets make of a release, once one of them has changed. */
final class Conclusion {
  private Conclusion() {}

  static Release of(Run run) {
    if (run.all(Stage.LIVE)) {
      return new Release.Live(run);
    }
    if (run.any(stage -> stage == Stage.GOING_LIVE)
        || !run.isStopped()
        || !run.unsettled().isEmpty()) {
      return new Release.GoingLive(run);
    }
    if (run.any(stage -> stage == Stage.TAKING_BACK)) {
      return new Release.TakingBack(run);
    }
    return ended(run);
  }

  /** Nothing moves and nothing more will begin. */
  static Release ended(Run run) {
    return run.any(Stage::runsNew) ? new Release.Mixed(run) : nothingNew(run);
  }

  private static Release nothingNew(Run run) {
    if (run.any(stage -> stage == Stage.TAKEN_BACK)) {
      return new Release.RolledBack(run);
    }
    return run.any(Stage::hasFailed)
        ? new Release.Failed(run)
        : new Release.Cancelled(
            run.request(), Optional.of(run.plan()), run.abortedBy().orElseThrow());
  }
}
