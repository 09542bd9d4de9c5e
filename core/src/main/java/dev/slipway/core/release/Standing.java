package dev.slipway.core.release;

import dev.slipway.core.repository.CommitSha;
import java.util.Optional;

/**
 * What a target runs now.
 *
 * @param commit empty when the target does not say which commit its image was made from
 * @param revision the target's own name for it, such as {@code shop-web:41}; what a rollback goes
 *     back to
 * @param counts how many of its tasks run
 * @param underway a change by anybody that is in progress, in words; empty when there is none
 * @param detail what else people want to know of it, in a few words; empty when there is nothing
 * @param hot a build that runs beside it, with no users, and can be live at once
 */
public record Standing(
    Optional<CommitSha> commit,
    String revision,
    Counts counts,
    Optional<String> underway,
    Optional<String> detail,
    Optional<CommitSha> hot) {

  /** With nothing hot. */
  public Standing(
      Optional<CommitSha> commit,
      String revision,
      Counts counts,
      Optional<String> underway,
      Optional<String> detail) {
    this(commit, revision, counts, underway, detail, Optional.empty());
  }

  /** Without details. */
  public Standing(
      Optional<CommitSha> commit, String revision, Counts counts, Optional<String> underway) {
    this(commit, revision, counts, underway, Optional.empty(), Optional.empty());
  }
}
