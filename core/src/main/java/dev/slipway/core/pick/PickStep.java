package dev.slipway.core.pick;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.app.PickPolicy.Rehearse;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.Step;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.PickOrder;
import dev.slipway.core.repository.PickPlan;
import java.util.Optional;

/** What a pick wants done. */
public sealed interface PickStep extends Step {
  /**
   * @param agreed what a person has seen and agreed to
   */
  record Land(AppName app, PickOrder order, Rehearse rehearse, Optional<Rehearsal> agreed)
      implements PickStep {
    @Override
    public String key() {
      return "land on " + order.onto();
    }
  }

  /** Find out what helps with a conflict. */
  record Advise(AppName app, PickOrder order, PickPlan.Conflicting conflict) implements PickStep {
    @Override
    public String key() {
      return "advise on " + conflict.commit().sha().abbreviated();
    }
  }

  /** Land what a person has resolved on a branch. */
  record Adopt(AppName app, PickOrder order, BranchName resolved) implements PickStep {
    @Override
    public String key() {
      return "land " + resolved;
    }
  }

  record Expire() implements PickStep {
    @Override
    public String key() {
      return "expire";
    }
  }

  /**
   * See to it that a build holds the commit.
   *
   * @param following the build that holds it, as far as the pick knows
   * @param behind the build that has to end first, as far as the pick knows
   */
  record FollowBuild(
      AppName app,
      BranchName branch,
      CommitSha head,
      Optional<ProcessId> following,
      Optional<ProcessId> behind)
      implements PickStep {
    @Override
    public String key() {
      return "build " + head.abbreviated();
    }
  }

  /** See in which release the commit reaches an environment. */
  record FollowRelease(AppName app, EnvironmentName environment, CommitSha head)
      implements PickStep {
    @Override
    public String key() {
      return "follow to " + environment;
    }
  }
}
