package dev.slipway.core.pick;

import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.engine.Event;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.repository.Advice;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.Conflict;
import dev.slipway.core.repository.PickedCommit;
import java.time.Instant;
import java.util.List;

/** What happens to a pick. */
public sealed interface PickEvent extends Event {
  record PickRequested(Instant at, PickRequest request) implements PickEvent {}

  /**
   * The copies are on the branch.
   *
   * @param head the last of them
   */
  record PickLanded(Instant at, CommitSha head, List<PickedCommit> commits) implements PickEvent {
    public PickLanded {
      commits = List.copyOf(commits);
    }
  }

  /** Somebody else had brought the same change to the branch before. */
  record PickFoundThere(Instant at, List<PickedCommit> commits) implements PickEvent {
    public PickFoundThere {
      commits = List.copyOf(commits);
    }
  }

  record PickConflicted(Instant at, CommitSha onto, Commit commit, List<Conflict> conflicts)
      implements PickEvent {
    public PickConflicted {
      conflicts = List.copyOf(conflicts);
    }
  }

  /**
   * It applies, and a person has to see it first.
   *
   * @param until when it is given up
   */
  record PickRehearsed(Instant at, Rehearsal rehearsal, Instant until) implements PickEvent {}

  /** Somebody saw the rehearsal and wants it landed. */
  record PickAgreed(Instant at, PersonId by) implements PickEvent {}

  record PickDropped(Instant at, PersonId by) implements PickEvent {}

  record PickExpired(Instant at) implements PickEvent {}

  /**
   * What helps with the conflict has been looked for.
   *
   * @param until when it is given up
   */
  record PickAdvised(Instant at, Advice advice, Instant until) implements PickEvent {}

  /** Somebody says that they resolved the conflict on a branch. */
  record PickResolved(Instant at, PersonId by, BranchName branch) implements PickEvent {}

  /** The branch with the resolution cannot be landed. */
  record PickNotResolved(Instant at, String why) implements PickEvent {}

  /** Another pick takes what was missing along. */
  record PickReplaced(Instant at, PersonId by, ProcessId with) implements PickEvent {}

  /** The world said no. */
  record PickFailed(Instant at, String why) implements PickEvent {}

  record PickDelayed(Instant at, String why) implements PickEvent {}

  /** Another build of the branch runs; the next one takes this pick along. */
  record PickQueued(Instant at, ProcessId behind) implements PickEvent {}

  record PickBuilding(Instant at, ProcessId build) implements PickEvent {}

  /**
   * A build holds the change.
   *
   * @param commit of the build; the change may be an ancestor of it
   */
  record PickBuilt(Instant at, ProcessId build, CommitSha commit) implements PickEvent {}

  record PickBuildFailed(Instant at, ProcessId build, String why) implements PickEvent {}

  record PickStaged(Instant at, EnvironmentName environment, ProcessId release)
      implements PickEvent {}

  /**
   * @param told who heard of it from the release
   */
  record PickNotStaged(
      Instant at, EnvironmentName environment, ProcessId release, String why, List<PersonId> told)
      implements PickEvent {
    public PickNotStaged {
      told = List.copyOf(told);
    }
  }
}
