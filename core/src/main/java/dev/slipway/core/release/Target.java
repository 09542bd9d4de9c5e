package dev.slipway.core.release;

import java.util.Optional;

/**
 * One target of an environment. Thread-safe.
 *
 * <p>Every method throws {@link dev.slipway.core.engine.Unavailable} when the platform cannot be
 * asked or throttles, and {@link dev.slipway.core.engine.Denied} when it refuses for good.
 * Observing is cheap: implementations batch and share what they read, within the platform's quotas.
 */
public interface Target {
  /** What it runs now, whoever put it there. */
  Standing standing();

  /**
   * The preparation that was made for this change, found by what was written on it.
   *
   * @return what {@link #prepare} would have returned; empty when there is none
   */
  Optional<String> prepared(Change change);

  /** Prepares the change; users see nothing of it. Not safe to repeat: look first. */
  String prepare(Change change);

  /** How our change stands. After a restart this finds a rollout whose reference was lost. */
  Rollout observe(Change change, Known known);

  /**
   * Moves users to what was prepared. Returns when that has begun. Not safe to repeat: look first.
   *
   * @return the platform's name for the rollout
   */
  String goLive(Change change, String prepared);

  /**
   * Begins to take users back to {@link Known#before()}; within a rollout in progress by stopping
   * it. Safe to repeat.
   */
  void rollBack(Change change, Known known);
}
