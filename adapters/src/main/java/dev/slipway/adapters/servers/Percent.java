package dev.slipway.adapters.servers;

import dev.slipway.core.app.Share;
import java.math.BigDecimal;

/**
 * A share of the users, as nginx can divide them.
 *
 * @param value 0 to 100 with at most two decimals
 */
public record Percent(BigDecimal value) implements Comparable<Percent> {
  public static final Percent ZERO = new Percent(BigDecimal.ZERO);

  public Percent {
    value = value.stripTrailingZeros();
    if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(100)) > 0 || value.scale() > 2) {
      throw new IllegalArgumentException(
          "%s %%: 0 to 100 with at most two decimals".formatted(value.toPlainString()));
    }
  }

  public static Percent of(String text) {
    return new Percent(new BigDecimal(text));
  }

  static Percent of(Share share) {
    return new Percent(BigDecimal.valueOf(share.hundredths(), 2));
  }

  @Override
  public int compareTo(Percent other) {
    return value.compareTo(other.value);
  }

  /** Without the sign, such as {@code 0.5}. */
  @Override
  public String toString() {
    return value.toPlainString();
  }
}
