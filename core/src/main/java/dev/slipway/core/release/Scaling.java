package dev.slipway.core.release;

import java.util.Optional;

/**
 * What changes the size of a target by itself. Beside {@link Target}, for kinds of targets that
 * have that. Thread-safe.
 *
 * <p>Every method throws {@link dev.slipway.core.engine.Unavailable} when the platform cannot be
 * asked or throttles, and {@link dev.slipway.core.engine.Denied} when it refuses for good.
 */
public interface Scaling {
  /** What of it is suspended now; empty when the target keeps its size. */
  Optional<ScalingFlags> flags();

  /** Suspends and resumes it as they say. Safe to repeat. */
  void set(ScalingFlags flags);
}
