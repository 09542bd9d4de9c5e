package dev.slipway.core.release;

import dev.slipway.core.app.Share;
import dev.slipway.core.app.TaskName;
import dev.slipway.core.engine.Step;
import dev.slipway.core.signal.Look;
import java.time.Instant;
import java.util.Optional;

/** What a release wants done. */
public sealed interface ReleaseStep extends Step {
  record WorkOutPlan(ReleaseRequest request) implements ReleaseStep {
    @Override
    public String key() {
      return "plan";
    }
  }

  record CheckPlan(ReleaseRequest request, Plan plan) implements ReleaseStep {
    @Override
    public String key() {
      return "check the plan";
    }
  }

  record Intend(TaskName task) implements ReleaseStep {
    @Override
    public String key() {
      return "begin " + task;
    }
  }

  /**
   * @param late whether people have to be told that it takes too long
   */
  record RunTask(Plan plan, TaskOrder order, boolean late) implements ReleaseStep {
    @Override
    public String key() {
      return "run " + order.task().name();
    }
  }

  /** A share has stayed long enough. */
  record Raise(Share to) implements ReleaseStep {
    @Override
    public String key() {
      return "go on to " + to;
    }
  }

  /**
   * See whether the signals stay good while a share stays, or what all users have soaks.
   *
   * @param since when the share had been reached
   * @param before what they last said
   * @param raise the share that comes when they are good now
   * @param at what part of the users is on the new build
   */
  record LookOut(Plan plan, Instant since, Optional<Look> before, Optional<Share> raise, Share at)
      implements ReleaseStep {
    @Override
    public String key() {
      return "look at the signals";
    }
  }

  record Lapse() implements ReleaseStep {
    @Override
    public String key() {
      return "lapse";
    }
  }

  record Expire() implements ReleaseStep {
    @Override
    public String key() {
      return "expire";
    }
  }

  /**
   * Note from time to time that it goes on, so that its card shows how long it takes.
   *
   * @param since when anything was last said about it
   */
  record Watch(Instant since) implements ReleaseStep {
    @Override
    public String key() {
      return "watch";
    }
  }

  /**
   * Let what changes the size of a target do so again.
   *
   * @param late whether it was tried for long enough
   */
  record Restore(Plan plan, TargetRun target, boolean late) implements ReleaseStep {
    @Override
    public String key() {
      return "restore the scaling of " + target.name();
    }
  }

  /** Hold the environment after a rollback. */
  record Close(Run run) implements ReleaseStep {
    @Override
    public String key() {
      return "hold " + run.request().environment();
    }
  }

  /** A step on one target. */
  sealed interface OnTarget extends ReleaseStep {
    Plan plan();

    TargetRun target();

    /** What part of the users is to be on the new build there. */
    default Share aim() {
      return Share.ALL;
    }
  }

  record Fetch(Plan plan, TargetRun target) implements OnTarget {
    @Override
    public String key() {
      return "fetch on " + target.name();
    }
  }

  record Prepare(Plan plan, TargetRun target) implements OnTarget {
    @Override
    public String key() {
      return "prepare " + target.name();
    }
  }

  record GoLive(Plan plan, TargetRun target, Share aim) implements OnTarget {
    @Override
    public String key() {
      return "go live on " + target.name();
    }
  }

  /** See whether what is prepared stays so: some platforms do not wait for ever. */
  record Keep(Plan plan, TargetRun target) implements OnTarget {
    @Override
    public String key() {
      return "keep " + target.name() + " prepared";
    }
  }

  /** Find out whether the target began to move before another one of its wave failed. */
  record HoldBack(Plan plan, TargetRun target) implements OnTarget {
    @Override
    public String key() {
      return "hold back " + target.name();
    }
  }

  record TakeBack(Plan plan, TargetRun target) implements OnTarget {
    @Override
    public String key() {
      return "take back " + target.name();
    }
  }
}
