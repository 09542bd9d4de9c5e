package dev.slipway.core.engine;

import java.time.Duration;

/** How a turn waits between two looks. A test lets the time pass at once. */
@FunctionalInterface
public interface Waiting {
  /** Waits until the bell rings, at most so long. */
  void await(Bell bell, Duration atMost);
}
