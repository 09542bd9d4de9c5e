package dev.slipway.core.repository;

import java.util.List;

/** How a push of a clean plan ended. */
public sealed interface PushOutcome {
  /**
   * @param commits the copies as they are on the branch now; once they are signed, their names are
   *     not those of the plan
   */
  record Pushed(List<PickedCommit> commits) implements PushOutcome {
    public Pushed {
      commits = List.copyOf(commits);
    }

    public CommitSha head() {
      return commits.getLast().landed();
    }
  }

  /** Somebody moved the branch since the plan was made: plan again. */
  record Raced() implements PushOutcome {}

  /**
   * The host refused: a protected branch, a hook, a missing right.
   *
   * @param why the host's own words; untrusted text
   */
  record Refused(String why) implements PushOutcome {}
}
