package dev.slipway.sandbox.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Durations of the same thing, measured many times.
 *
 * @param sorted shortest first
 */
record Times(List<Duration> sorted) {
  Times {
    sorted = sorted.stream().sorted().toList();
  }

  static Times of(Collection<Duration> measured) {
    return new Times(List.copyOf(measured));
  }

  /** The shortest time that this share did not exceed. */
  Duration quantile(double share) {
    return sorted.isEmpty()
        ? Duration.ZERO
        : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }

  int count() {
    return sorted.size();
  }

  long over(Duration limit) {
    return sorted.stream().filter(each -> each.compareTo(limit) > 0).count();
  }

  double ratio(Times baseline, double share) {
    return (double) quantile(share).toNanos() / Math.max(1, baseline.quantile(share).toNanos());
  }

  String inMillis() {
    return String.format(
        Locale.ROOT,
        "p50 %7.1f   p95 %7.1f   p99 %7.1f   max %7.1f ms   n %d",
        millis(0.5),
        millis(0.95),
        millis(0.99),
        millis(1),
        sorted.size());
  }

  double millis(double share) {
    return quantile(share).toNanos() / 1e6;
  }
}
