package dev.slipway.adapters.ecs;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a new task may take until it is healthy.
 *
 * @param grace how long ECS overlooks failing checks after a task's start
 * @param usual how long a whole deployment of the service takes when all is well, so that a task
 *     needs no longer; empty while none is known
 */
record Patience(Duration grace, Optional<Duration> usual) {
  private static final int STEP = 10;

  /** Whether a task of that age may have been starting still. */
  boolean covers(Duration age) {
    return usual.filter(time -> age.compareTo(time) < 0).isPresent();
  }

  /** Whether a deployment that began so long ago is slower than good ones are. */
  boolean isExceededBy(Duration age) {
    return usual.filter(time -> age.compareTo(oneAndAHalf(time)) > 0).isPresent();
  }

  /** The grace period to set when a task of that age was stopped: half as much again, or twice. */
  int secondsInstead(Duration age) {
    Duration needed = age.multipliedBy(2);
    Duration longest = usual.map(Patience::oneAndAHalf).orElse(needed);
    long seconds = Math.max(needed.toSeconds(), longest.toSeconds());
    return (int) Math.ceilDiv(seconds, STEP) * STEP;
  }

  private static Duration oneAndAHalf(Duration time) {
    return time.multipliedBy(3).dividedBy(2);
  }
}
