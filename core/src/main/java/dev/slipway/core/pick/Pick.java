package dev.slipway.core.pick;

import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.repository.Advice;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.PickPlan;
import dev.slipway.core.repository.PickedCommit;
import java.time.Instant;
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

  /** Waits for a person's click; gives up when nobody clicks. */
  sealed interface Asking extends Pick {
    Instant until();
  }

  /** A commit does not apply. */
  sealed interface InConflict extends Pick {
    PickPlan.Conflicting conflict();
  }

  /**
   * @param agreed what a person has seen and agreed to
   * @param delay why it takes longer than it should; empty while all is well
   */
  record Landing(PickRequest request, Optional<Rehearsal> agreed, Optional<String> delay)
      implements Pick {}

  /** Applies, and is shown to a person before it lands. */
  record Rehearsed(PickRequest request, Rehearsal rehearsal, Instant until) implements Asking {}

  /** Does not apply; what helps is being looked for. */
  record Advising(PickRequest request, PickPlan.Conflicting conflict) implements InConflict {}

  /**
   * Does not apply; people are told what would help.
   *
   * @param problem what was wrong with the branch on which somebody resolved it
   */
  record Conflicted(
      PickRequest request,
      PickPlan.Conflicting conflict,
      Advice advice,
      Optional<Problem> problem,
      Instant until)
      implements InConflict, Asking {

    /**
     * Why a resolution could not be landed.
     *
     * @param by who had resolved it
     * @param why completes "your branch cannot be landed: …"
     */
    public record Problem(PersonId by, String why) {}

    /** The branch on which a person resolves the conflict. */
    public static BranchName resolvedOn(ProcessId pick) {
      return new BranchName("pick/" + pick.number());
    }
  }

  /**
   * Lands what a person has resolved.
   *
   * @param before how it was when they said so
   * @param resolved the branch that they pushed
   * @param delay as when it is landing
   */
  record Adopting(
      PickRequest request,
      Conflicted before,
      BranchName resolved,
      PersonId by,
      Optional<String> delay)
      implements Pick {}

  /**
   * On the branch and not in a build yet.
   *
   * @param resolvedBy who resolved the conflict that it was in, if it was
   * @param behind the build that has to end first
   */
  record Landed(
      PickRequest request,
      List<PickedCommit> landed,
      Optional<PersonId> resolvedBy,
      Optional<ProcessId> behind)
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

  /**
   * Somebody said no, before anything landed.
   *
   * @param conflict that it was in, if it was
   */
  record Dropped(PickRequest request, PersonId by, Optional<PickPlan.Conflicting> conflict)
      implements Final {}

  /** Nobody said anything for so long that it is given up. */
  record Expired(PickRequest request, Optional<PickPlan.Conflicting> conflict) implements Final {}

  /** Another pick does the same, together with what this one lacked. */
  record Replaced(PickRequest request, ProcessId with, PersonId by) implements Final {}

  record Failed(PickRequest request, String why) implements Final {}
}
