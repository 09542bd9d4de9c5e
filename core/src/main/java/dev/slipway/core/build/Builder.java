package dev.slipway.core.build;

import java.util.Optional;

/**
 * A system that makes images. Thread-safe.
 *
 * <p>Every method throws {@link dev.slipway.core.engine.Unavailable} when the system cannot be
 * asked now; the engine tries again.
 */
public interface Builder {
  /**
   * The reference of a build of this very order that was started before and runs or has succeeded.
   * A failed or lost one is not found, so that it can be started again.
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
}
