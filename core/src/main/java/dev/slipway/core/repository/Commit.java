package dev.slipway.core.repository;

import java.time.Instant;
import java.util.Optional;

/**
 * A commit as people read it.
 *
 * @param at the time of the commit (committer's), with seconds
 * @param subject the first line of the message; untrusted text
 * @param pickedFrom the commit that this one copies, by the trailer {@code (cherry picked from
 *     commit …)}
 * @param takesBack the commit that this one reverts, by the line {@code This reverts commit …}
 */
public record Commit(
    CommitSha sha,
    Author author,
    Instant at,
    String subject,
    Optional<CommitSha> pickedFrom,
    Optional<CommitSha> takesBack) {
  /** One that reverts nothing. */
  public Commit(
      CommitSha sha, Author author, Instant at, String subject, Optional<CommitSha> pickedFrom) {
    this(sha, author, at, subject, pickedFrom, Optional.empty());
  }

  /** Whether this one reverts the other, or what the other copies. */
  public boolean reverts(Commit other) {
    return takesBack
        .filter(back -> back.equals(other.sha) || other.pickedFrom.equals(Optional.of(back)))
        .isPresent();
  }
}
