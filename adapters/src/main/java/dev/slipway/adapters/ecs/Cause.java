package dev.slipway.adapters.ecs;

import dev.slipway.core.release.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Why one task died.
 *
 * @param certain trying again cannot help: the image, a secret or a role cannot be had
 * @param fingerprint equal for tasks that died the same way
 * @param said what happened, in words that go on from "a new task"
 * @param evidence what ECS says, unchanged
 * @param age how long it ran; empty when it never did
 * @param at when it ended, by AWS's clock
 * @param task which it was
 */
record Cause(
    Reason reason,
    boolean certain,
    String fingerprint,
    String said,
    String evidence,
    Optional<Duration> age,
    Instant at,
    DeadTask task) {
  /** Whether the other one died the same way. */
  boolean isLike(Cause other) {
    return fingerprint.equals(other.fingerprint);
  }
}
