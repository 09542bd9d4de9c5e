package dev.slipway.core.pick;

import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.Conflict;
import dev.slipway.core.repository.PickedCommit;
import java.util.List;
import java.util.Optional;

/** The states of a pick. */
public sealed interface Pick {
  PickRequest request();

  default boolean isFinal() {
    return this instanceof Final;
  }

  /** Nothing happens to the pick any more. */
  sealed interface Final extends Pick {}

  /** The copies are on the branch. */
  sealed interface OnBranch extends Pick {
    List<PickedCommit> landed();

    /** The last of the copies: a build that contains it contains the pick. */
    default CommitSha head() {
      return landed().getLast().landed();
    }
  }

  /**
   * @param delay why it takes longer than it should; empty while all is well
   */
  record Landing(PickRequest request, Optional<String> delay) implements Pick {}

  /**
   * On the branch and not in a build yet.
   *
   * @param behind the build that has to end first
   */
  record Landed(PickRequest request, List<PickedCommit> landed, Optional<ProcessId> behind)
      implements OnBranch {}

  record Building(PickRequest request, List<PickedCommit> landed, ProcessId build)
      implements OnBranch {}

  /** In an image, on its way to the next environment that it follows. */
  record Staging(
      PickRequest request,
      List<PickedCommit> landed,
      ProcessId build,
      CommitSha built,
      EnvironmentName environment)
      implements OnBranch {}

  /** In an image, and nothing goes further by itself. */
  record Built(PickRequest request, List<PickedCommit> landed, ProcessId build)
      implements OnBranch, Final {}

  record Staged(
      PickRequest request,
      List<PickedCommit> landed,
      EnvironmentName environment,
      ProcessId release)
      implements OnBranch, Final {}

  record BuildFailed(PickRequest request, List<PickedCommit> landed, ProcessId build, String why)
      implements OnBranch, Final {}

  record NotStaged(
      PickRequest request,
      List<PickedCommit> landed,
      EnvironmentName environment,
      ProcessId release,
      String why)
      implements OnBranch, Final {}

  record FoundThere(PickRequest request, List<PickedCommit> commits) implements Final {}

  record Conflicted(PickRequest request, CommitSha onto, Commit commit, List<Conflict> conflicts)
      implements Final {}

  record Failed(PickRequest request, String why) implements Final {}
}
