package dev.slipway.adapters.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The header {@code Retry-After} (RFC 9110, 10.2.3): seconds or a date. */
public final class RetryAfter {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private RetryAfter() {}

  /** How long to stay away, at most five minutes; empty when the header says nothing. */
  public static Optional<Duration> read(String header, Instant now) {
    try {
      Duration asked =
          header.strip().matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(header.strip()))
              : Duration.between(
                  now,
                  ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      Duration positive = asked.isNegative() ? Duration.ZERO : asked;
      return Optional.of(positive.compareTo(LONGEST) > 0 ? LONGEST : positive);
    } catch (DateTimeParseException neither) {
      return Optional.empty();
    }
  }
}
