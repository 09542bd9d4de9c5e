package dev.slipway.core.release;

import dev.slipway.core.app.DeployTask.When;
import dev.slipway.core.engine.Impossible;
import dev.slipway.core.release.Release.Closing;
import dev.slipway.core.release.ReleaseEvent.EnvironmentHeld;
import dev.slipway.core.release.ReleaseEvent.ReleaseDelayed;
import dev.slipway.core.release.TargetRun.Stage;
import java.util.Optional;

/** What the stages of the targets make of a release, once one of them has changed. */
final class Conclusion {
  private Conclusion() {}

  static Release of(Run run) {
    if (run.all(Stage.LIVE) && Restoring.isDue(run)) {
      return new Release.Restoring(run);
    }
    if (run.all(Stage.LIVE)) {
      return TaskSteps.isBusy(run, When.AFTER) ? new Release.Finishing(run) : settled(run);
    }
    if (run.isBaking()) {
      return new Release.Baking(run, Optional.empty());
    }
    if (run.any(stage -> stage == Stage.GOING_LIVE)
        || !run.isStopped()
        || !run.unsettled().isEmpty()) {
      return new Release.GoingLive(run);
    }
    return ended(run);
  }

  /** Nothing goes live, and nothing more will begin. */
  static Release ended(Run stopped) {
    Run run = Recalling.judged(stopped);
    if (run.any(Stage::isLeaving)) {
      return new Release.TakingBack(run);
    }
    if (run.any(Stage::runsNew)) {
      return Restoring.isDue(run) ? new Release.Restoring(run) : new Release.Mixed(run);
    }
    Run clearing = run.clearing();
    if (clearing.any(Stage::isLeaving)) {
      return new Release.TakingBack(clearing);
    }
    return Restoring.isDue(run) ? new Release.Restoring(run) : settled(run);
  }

  static Release next(Closing closing, ReleaseEvent event) {
    Run run = closing.run();
    return switch (event) {
      case EnvironmentHeld e -> settled(run.held(e.hold()));
      case ReleaseDelayed e -> new Closing(run.delayed(e.why()));
      case ReleaseEvent other -> throw new Impossible(closing, other);
    };
  }

  /**
   * Users stay where they are; after a rollback nothing may come before the environment is held.
   */
  private static Release settled(Run run) {
    if (Recalling.holder(run).isPresent()) {
      return new Closing(run);
    }
    return run.all(Stage.LIVE) ? new Release.Live(run) : nothingNew(run);
  }

  private static Release nothingNew(Run run) {
    if (run.any(stage -> stage == Stage.TAKEN_BACK)) {
      return new Release.RolledBack(run);
    }
    if (run.any(Stage::hasFailed) || run.tasks().failed().isPresent()) {
      return new Release.Failed(run);
    }
    return run.abortedBy()
        .<Release>map(by -> new Release.Cancelled(run.request(), Optional.of(run.plan()), by))
        .orElseGet(() -> new Release.Expired(run.request(), run.plan()));
  }
}
