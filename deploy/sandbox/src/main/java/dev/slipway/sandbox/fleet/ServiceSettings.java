package dev.slipway.sandbox.fleet;

import dev.slipway.sandbox.traffic.ShiftPlan;
import java.time.Duration;

/**
 * What UpdateService may change without a new deployment (AWS page <i>UpdateService</i>, which says
 * so of each).
 */
public record ServiceSettings(
    int desiredCount,
    int minimumPercent,
    int maximumPercent,
    Breaker breaker,
    Duration gracePeriod,
    ShiftPlan shift) {

  /** Tasks that must stay healthy: rounded up. */
  int lowerLimit() {
    return Math.ceilDiv(desiredCount * minimumPercent, 100);
  }

  /** Tasks that may run or be pending: rounded down. */
  int upperLimit() {
    return desiredCount * maximumPercent / 100;
  }

  ServiceSettings withShift(ShiftPlan other) {
    return new ServiceSettings(
        desiredCount, minimumPercent, maximumPercent, breaker, gracePeriod, other);
  }

  int threshold() {
    return breaker.threshold(desiredCount);
  }
}
