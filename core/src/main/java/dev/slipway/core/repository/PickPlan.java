package dev.slipway.core.repository;

import java.util.List;

/** What a pick would do to its branch now. Nothing is pushed to find out. */
public sealed interface PickPlan {

  /**
   * Every commit applies.
   *
   * @param onto the head that was looked at
   * @param commits the copies, in order; the last is the new head; where picks are signed, that
   *     happens when they land and gives them new names
   * @param cautions what a person may want to know before it lands; empty: it is trivially safe
   */
  record Clean(CommitSha onto, List<PickedCommit> commits, List<Caution> cautions)
      implements PickPlan {
    public Clean {
      commits = List.copyOf(commits);
      cautions = List.copyOf(cautions);
    }

    public CommitSha head() {
      return commits.getLast().landed();
    }
  }

  /**
   * A commit does not apply.
   *
   * @param commit the first that does not
   */
  record Conflicting(CommitSha onto, Commit commit, List<Conflict> conflicts) implements PickPlan {
    public Conflicting {
      conflicts = List.copyOf(conflicts);
    }
  }

  /**
   * This very order is on the branch already: it was pushed and the answer was lost.
   *
   * @param head the branch's present head; others may have pushed after the last copy
   */
  record Landed(CommitSha head, List<PickedCommit> commits) implements PickPlan {
    public Landed {
      commits = List.copyOf(commits);
    }
  }

  /**
   * All of the commits, or equal ones, are on the branch through somebody else.
   *
   * @param commits each with the commit that brought it; the head where that is not found
   */
  record AlreadyThere(CommitSha onto, List<PickedCommit> commits) implements PickPlan {
    public AlreadyThere {
      commits = List.copyOf(commits);
    }
  }

  record NoBranch() implements PickPlan {}

  /**
   * The branch on which a person resolved the conflict cannot be landed.
   *
   * @param why completes "your branch cannot be landed: …"
   */
  record NotResolved(String why) implements PickPlan {}
}
