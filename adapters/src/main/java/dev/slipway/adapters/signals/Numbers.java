package dev.slipway.adapters.signals;

import java.math.BigDecimal;
import java.math.MathContext;

/** Measured values as people read them. */
final class Numbers {
  private static final MathContext FOUR_DIGITS = new MathContext(4);

  private Numbers() {}

  static String said(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }
}
