package dev.slipway.bot.slack;

import java.time.Duration;

/** How long to wait after the n-th failure in a row: doubling, up to a limit. Not thread-safe. */
public final class Backoff {
  private final Duration first;
  private final Duration limit;
  private Duration next;

  public Backoff(Duration first, Duration limit) {
    this.first = first;
    this.limit = limit;
    this.next = first;
  }

  public Duration next() {
    Duration now = next;
    Duration doubled = now.multipliedBy(2);
    next = doubled.compareTo(limit) > 0 ? limit : doubled;
    return now;
  }

  public void reset() {
    next = first;
  }
}
