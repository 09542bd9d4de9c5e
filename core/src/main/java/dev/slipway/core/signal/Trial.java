package dev.slipway.core.signal;

import dev.slipway.core.repository.CommitSha;
import java.time.Instant;
import java.util.Optional;

/**
 * A part of the users is on a build, the others are on the one before; or all have it since lately.
 *
 * @param since when the present share of the users, or all, had moved: what was before says nothing
 * @param before empty where the targets ran different builds, or do not say which
 */
public record Trial(Instant since, CommitSha build, Optional<CommitSha> before) {}
