package dev.slipway.adapters.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Times as both databases keep them. */
final class Times {
  private static final Instant FAR_PAST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant FAR_FUTURE = Instant.parse("9999-12-31T00:00:00Z");

  private Times() {}

  /** UTC with microseconds; cut off here because the databases would round, each in its own way. */
  static OffsetDateTime of(Instant instant) {
    Instant bounded = instant.isAfter(FAR_FUTURE) ? FAR_FUTURE : instant;
    return (bounded.isBefore(FAR_PAST) ? FAR_PAST : bounded)
        .truncatedTo(ChronoUnit.MICROS)
        .atOffset(ZoneOffset.UTC);
  }
}
