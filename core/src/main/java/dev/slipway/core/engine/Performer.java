package dev.slipway.core.engine;

import java.time.Instant;
import java.util.Optional;

/**
 * Does the steps of one kind of process, through ports. Thread-safe: steps of one process run side
 * by side.
 *
 * <p>Both methods may throw {@link Unavailable} (the engine tries again) and {@link Denied} (the
 * engine appends what {@link #denied} makes of it).
 */
public interface Performer<S extends Step, E extends Event> {
  /** Looks and changes nothing. */
  Observation<E> observe(ProcessId process, S step);

  /**
   * Does it. Called only after {@link Observation.Absent}; the process may die at any instruction
   * in here, and the next look must find out.
   *
   * @param fence of the lease under which it is done, for systems that can refuse an older one
   */
  E act(ProcessId process, S step, Fence fence);

  /** The event that ends or mends the process after the world said no for good. */
  E denied(S step, String why, Instant now);

  /**
   * The event that tells people that a step has to wait for an outside system, when the process has
   * one. Asked for once per trouble, after it has lasted a while.
   */
  default Optional<E> delayed(S step, String why, Instant now) {
    return Optional.empty();
  }
}
