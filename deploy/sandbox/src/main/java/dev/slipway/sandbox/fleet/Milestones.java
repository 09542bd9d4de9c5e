package dev.slipway.sandbox.fleet;

import java.time.Instant;
import java.util.Optional;

/**
 * Moments of a deployment that the fate of its tasks may hang on.
 *
 * @param traffic when users first reached it
 * @param completed when it had replaced all others
 */
record Milestones(Optional<Instant> traffic, Optional<Instant> completed) {
  static final Milestones NONE = new Milestones(Optional.empty(), Optional.empty());
}
