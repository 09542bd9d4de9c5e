package dev.slipway.sandbox.workspace;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Gives out Slack's {@code ts}: seconds and microseconds, never the same twice, always growing. */
final class TimestampSource {
  private final InstantSource clock;
  private long lastMicros;

  TimestampSource(InstantSource clock) {
    this.clock = clock;
  }

  synchronized String next() {
    Instant now = clock.instant();
    long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    lastMicros = Math.max(micros, lastMicros + 1);
    return String.format(Locale.ROOT, "%010d.%06d", lastMicros / 1_000_000, lastMicros % 1_000_000);
  }
}
