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
 */
public record Commit(
    CommitSha sha, Author author, Instant at, String subject, Optional<CommitSha> pickedFrom) {}
