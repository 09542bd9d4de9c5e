package dev.slipway.core.build;

import java.time.Duration;
import java.util.Optional;

/**
 * A system that makes images. Thread-safe.
 *
 * <p>Every method throws {@link dev.slipway.core.engine.Unavailable} when the system cannot be
 * asked now, and the engine tries again; it throws {@link dev.slipway.core.engine.Denied} when the
 * system says no for good, and the build fails with that sentence.
 */
public interface Builder {
  /**
   * The reference of a build of this very order that was started before and runs or has succeeded.
   * A failed or lost one is not found, so that it can be started again. As long as it is unclear
   * whether a start took place, this throws {@link dev.slipway.core.engine.Unavailable}.
   */
  Optional<String> find(BuildOrder order);

  /**
   * Starts a build and returns at once. Whoever starts an order that {@link #find} would find gets
   * the same reference, and nothing is started.
   *
   * @return the builder's reference to it, under which any replica can observe it
   */
  String start(BuildOrder order);

  BuildProgress observe(BuildOrder order, String reference);

  /** Asks the system to stop it. Safe to repeat; a build that has ended stays as it is. */
  void cancel(BuildOrder order, String reference);

  /**
   * When a build of this builder counts as hung; empty when the builder stops hung builds by
   * itself.
   */
  default Optional<BuildLimits> limits() {
    return Optional.empty();
  }

  /** What its images are made for, such as {@code linux/arm64}; empty when nobody has said it. */
  default Optional<String> platform() {
    return Optional.empty();
  }

  /**
   * For how long what {@link #observe} said is recent enough: asking costs the system something.
   */
  default Duration lookAgain() {
    return Duration.ofSeconds(1);
  }
}
