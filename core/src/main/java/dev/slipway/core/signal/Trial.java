package dev.slipway.core.signal;

import dev.slipway.core.repository.CommitSha;
import java.time.Instant;
import java.util.Optional;

/**
 * A part of the users is on a build, the others are on the one before.
 *
 * @param since when the present share of the users had moved: what was before says nothing
 * @param before empty where the targets ran different builds, or do not say which
 */
public record Trial(Instant since, CommitSha build, Optional<CommitSha> before) {}
