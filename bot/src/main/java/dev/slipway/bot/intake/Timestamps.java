package dev.slipway.bot.intake;

import java.math.BigDecimal;
import java.time.Instant;

/** Slack's timestamps: seconds since 1970 with six digits behind the point. */
final class Timestamps {
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

  private Timestamps() {}

  /**
   * @throws NumberFormatException when it is not a timestamp
   */
  static Instant instant(String ts) {
    BigDecimal seconds = new BigDecimal(ts);
    long whole = seconds.longValue();
    BigDecimal rest = seconds.subtract(BigDecimal.valueOf(whole));
    return Instant.ofEpochSecond(whole, rest.multiply(NANOS).longValue());
  }

  static String of(Instant instant) {
    return "%d.%06d".formatted(instant.getEpochSecond(), instant.getNano() / 1000);
  }
}
