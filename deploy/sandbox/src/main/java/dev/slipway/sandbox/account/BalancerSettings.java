package dev.slipway.sandbox.account;

/**
 * What a target group is set to.
 *
 * @param interval seconds between two health checks
 * @param successes how many make a target healthy
 * @param drain seconds that a target that goes may finish its work in
 * @param algorithm such as {@code round_robin}
 */
public record BalancerSettings(int interval, int successes, int drain, String algorithm) {
  /** As docs/ecs.md recommends it. */
  public static final BalancerSettings TUNED =
      new BalancerSettings(5, 2, 30, "least_outstanding_requests");

  /** As AWS makes a new one. */
  public static final BalancerSettings AS_AWS_MAKES_IT =
      new BalancerSettings(30, 5, 300, "round_robin");
}
