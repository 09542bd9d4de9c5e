package dev.slipway.sandbox.fleet;

import java.time.Duration;

/** What UpdateService may change without a new deployment. */
public record ServiceSettings(
    int desiredCount,
    int minimumPercent,
    int maximumPercent,
    Breaker breaker,
    Duration gracePeriod) {

  /** Tasks that must stay healthy: rounded up. */
  int lowerLimit() {
    return Math.ceilDiv(desiredCount * minimumPercent, 100);
  }

  /** Tasks that may run or be pending: rounded down. */
  int upperLimit() {
    return desiredCount * maximumPercent / 100;
  }

  int threshold() {
    return breaker.threshold(desiredCount);
  }
}
