package dev.slipway.sandbox.fleet;

import java.time.Duration;
import java.util.Random;

/**
 * How long an application takes from RUNNING until its health check passes: evenly spread over a
 * range.
 */
public record StartTime(Duration atLeast, Duration atMost) {
  public StartTime {
    if (atLeast.isNegative() || atMost.compareTo(atLeast) < 0) {
      throw new IllegalArgumentException("start time from " + atLeast + " to " + atMost);
    }
  }

  public static StartTime exactly(Duration time) {
    return new StartTime(time, time);
  }

  public static StartTime between(Duration atLeast, Duration atMost) {
    return new StartTime(atLeast, atMost);
  }

  Duration draw(Random random) {
    long spread = atMost.minus(atLeast).toMillis();
    return atLeast.plusMillis(spread == 0 ? 0 : random.nextLong(spread + 1));
  }

  StartTime times(int factor) {
    return new StartTime(atLeast.multipliedBy(factor), atMost.multipliedBy(factor));
  }
}
