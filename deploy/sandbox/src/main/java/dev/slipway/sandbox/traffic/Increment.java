package dev.slipway.sandbox.traffic;

import java.time.Duration;

/**
 * A step of the production traffic: canaryConfiguration or linearConfiguration.
 *
 * @param percent of the traffic, with one decimal
 * @param bakeTime how long ECS watches it before the next step
 */
public record Increment(double percent, Duration bakeTime) {
  /** All at once. */
  static final Increment WHOLE = new Increment(100, Duration.ZERO);

  /** The defaults of the AWS page <i>CanaryConfiguration</i>. */
  public static final Increment USUAL_CANARY = new Increment(5, Duration.ofMinutes(10));

  /** The defaults of the AWS page <i>LinearConfiguration</i>. */
  public static final Increment USUAL_LINEAR = new Increment(10, Duration.ofMinutes(6));
}
