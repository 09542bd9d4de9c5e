package dev.slipway.sandbox.fleet;

/**
 * The deployment circuit breaker of a service. Thresholds follow the AWS pages
 * <i>ThresholdConfiguration</i> (Amazon ECS API Reference) and <i>How the Amazon ECS deployment
 * circuit breaker detects failures</i>: half of the desired count, at least 3 and at most 200,
 * unless configured.
 */
public record Breaker(
    boolean enable, boolean rollback, boolean resetOnHealthyTask, Kind kind, int value) {
  /** What the threshold's value means. */
  public enum Kind {
    COUNT,
    BOUNDED_PERCENT,
    UNBOUNDED_PERCENT
  }

  public static final Breaker OFF = new Breaker(false, false, true, Kind.BOUNDED_PERCENT, 50);
  public static final Breaker ROLL_BACK = new Breaker(true, true, true, Kind.BOUNDED_PERCENT, 50);

  public static Breaker afterFailures(int count, boolean rollback) {
    return new Breaker(true, rollback, false, Kind.COUNT, count);
  }

  int threshold(int desiredCount) {
    return switch (kind) {
      case COUNT -> value;
      case BOUNDED_PERCENT -> Math.clamp(percentOf(desiredCount), 3, 200);
      case UNBOUNDED_PERCENT -> Math.max(1, percentOf(desiredCount));
    };
  }

  private int percentOf(int desiredCount) {
    return Math.ceilDiv(desiredCount * value, 100);
  }
}
