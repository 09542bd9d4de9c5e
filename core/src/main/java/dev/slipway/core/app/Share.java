package dev.slipway.core.app;

import java.math.BigDecimal;

/**
 * How much of the traffic a target gives to the new build.
 *
 * @param hundredths of a percent: 1 to 10,000, which is what nginx's {@code split_clients} can tell
 *     apart
 */
public record Share(int hundredths) implements Comparable<Share> {
  /** Everybody. */
  public static final Share ALL = new Share(10_000);

  public Share {
    if (hundredths < 1 || hundredths > 10_000) {
      throw new IllegalArgumentException(
          "a share is 0.01 to 100 percent, not " + percent(hundredths));
    }
  }

  /**
   * Reads {@code 0.5}, {@code 5 %} or {@code 100}.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong
   */
  public static Share parse(String text) {
    try {
      return new Share(
          new BigDecimal(text.replaceFirst("\\s*%$", "")).movePointRight(2).intValueExact());
    } catch (ArithmeticException | NumberFormatException wrong) {
      throw new IllegalArgumentException(
          "\"%s\" is no share: 0.01 to 100 percent, with at most two decimals".formatted(text),
          wrong);
    }
  }

  public boolean isAll() {
    return equals(ALL);
  }

  @Override
  public int compareTo(Share other) {
    return Integer.compare(hundredths, other.hundredths);
  }

  /** As people write it, such as {@code 0.5 %}. */
  @Override
  public String toString() {
    return percent(hundredths) + " %";
  }

  private static String percent(int hundredths) {
    return BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
  }
}
