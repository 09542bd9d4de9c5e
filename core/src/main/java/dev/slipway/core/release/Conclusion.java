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
    if (run.isBaking()) {
      return new Release.Baking(run);
    }
    if (run.any(stage -> stage == Stage.GOING_LIVE)
        || !run.isStopped()
        || !run.unsettled().isEmpty()) {
      return new Release.GoingLive(run);
    }
    return ended(run);
  }

  /** Nothing goes live, and nothing more will begin. */
  static Release ended(Run run) {
    if (run.any(Stage::isLeaving)) {
      return new Release.TakingBack(run);
    }
    if (run.any(Stage::runsNew)) {
      return new Release.Mixed(run);
    }
    Run clearing = run.clearing();
    return clearing.any(Stage::isLeaving) ? new Release.TakingBack(clearing) : nothingNew(run);
  }

  private static Release nothingNew(Run run) {
    if (run.any(stage -> stage == Stage.TAKEN_BACK)) {
      return new Release.RolledBack(run);
    }
    if (run.any(Stage::hasFailed)) {
      return new Release.Failed(run);
    }
    return run.abortedBy()
        .<Release>map(by -> new Release.Cancelled(run.request(), Optional.of(run.plan()), by))
        .orElseGet(() -> new Release.Expired(run.request(), run.plan()));
  }
}
