package shop;

import java.util.Map;

/** Codes that make an order cheaper. */
final class Coupons {
  private final Map<String, Money> worth;

  Coupons(Map<String, Money> worth) {
    this.worth = Map.copyOf(worth);
  }

  Money of(String code) {
    return worth.getOrDefault(code, Money.ZERO);
  }
}
