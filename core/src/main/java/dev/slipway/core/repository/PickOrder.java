package dev.slipway.core.repository;

import java.time.Instant;
import java.util.List;

/**
 * What is to be done to which branch. The same order makes the same commits on the same head, but
 * for their signatures: the committer is the bot and its time is {@code requestedAt}.
 *
 * @param commits in the order in which they are applied; never empty
 * @param mainline the parent, counted from 1, against which a merge commit is picked
 * @param requester who asked, as the message of the copy names them; empty: nobody is named
 * @param requestedAt with whole seconds, as git keeps them
 */
public record PickOrder(
    BranchName onto,
    Direction direction,
    List<CommitSha> commits,
    int mainline,
    String requester,
    Instant requestedAt) {
  /** Whether the commits' changes come or go. */
  public enum Direction {
    COPY,
    REVERT
  }

  public PickOrder {
    commits = List.copyOf(commits);
    if (commits.isEmpty()) {
      throw new IllegalArgumentException("a pick needs at least one commit");
    }
    if (mainline < 1) {
      throw new IllegalArgumentException("parents are counted from 1, not " + mainline);
    }
  }

  /** An order for copies, of merges against their first parent, that names nobody. */
  public PickOrder(BranchName onto, List<CommitSha> commits, Instant requestedAt) {
    this(onto, Direction.COPY, commits, 1, "", requestedAt);
  }

  public boolean reverts() {
    return direction == Direction.REVERT;
  }
}
