package dev.slipway.core.repository;

import java.time.Instant;
import java.util.List;

/**
 * What is to be copied where. The same order makes the same commits on the same head: the committer
 * is the bot and its time is {@code requestedAt}.
 *
 * @param commits in the order in which they are applied; never empty
 * @param requestedAt with whole seconds, as git keeps them
 */
public record PickOrder(BranchName onto, List<CommitSha> commits, Instant requestedAt) {
  public PickOrder {
    commits = List.copyOf(commits);
    if (commits.isEmpty()) {
      throw new IllegalArgumentException("a pick needs at least one commit");
    }
  }
}
