package dev.slipway.core.pick;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.Step;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.PickOrder;
import java.util.Optional;

/** What a pick wants done. */
public sealed interface PickStep extends Step {
  record Land(AppName app, PickOrder order) implements PickStep {
    @Override
    public String key() {
      return "land on " + order.onto();
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
