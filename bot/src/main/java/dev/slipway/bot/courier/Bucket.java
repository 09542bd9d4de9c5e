package dev.slipway.bot.courier;

import java.time.Duration;
import java.time.Instant;

/**
 * Lets so many pass at once and then one after each interval. Not thread-safe.
 *
 * <p>Within any time t, at most {@code burst + t / interval} pass.
 */
final class Bucket {
  private final Duration interval;
  private final Duration slack;
  private Instant full = Instant.MIN;

  Bucket(int burst, Duration interval) {
    this.interval = interval;
    this.slack = interval.multipliedBy(burst - 1L);
  }

  /** When the next one may pass; not after now when it may pass now. */
  Instant next() {
    return full.equals(Instant.MIN) ? full : full.minus(slack);
  }

  void take(Instant now) {
    full = (full.isAfter(now) ? full : now).plus(interval);
  }
}
