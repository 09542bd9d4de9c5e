package dev.slipway.sandbox.fleet;

import java.time.Duration;
import java.util.Optional;

/**
 * All that will happen to a task unless somebody stops it, fixed when it is placed.
 *
 * @param activating from the end of the pull until RUNNING
 * @param checked whether a container health check reports on it
 * @param balanced whether it is registered with a load balancer
 * @param healthyAfter from RUNNING until it counts as healthy
 * @param ending how it ends by itself
 */
record TaskScript(
    Duration provisioning,
    Duration pending,
    Duration pull,
    Duration activating,
    boolean checked,
    boolean balanced,
    Duration healthyAfter,
    Optional<Ending> ending,
    Duration deregistration,
    Duration stopping) {

  /** The point that an ending's delay is counted from. */
  enum Moment {
    PLACED,
    PULL_STARTED,
    RUNNING,
    /** Users reach the deployment: some of the traffic is shifted, or its first task is healthy. */
    TRAFFIC,
    DEPLOYMENT_COMPLETED
  }

  record Ending(Moment moment, Duration after, Stop stop) {}

  static TaskScript usual(Duration healthyAfter, boolean checked, boolean balanced) {
    return new TaskScript(
        Duration.ofSeconds(2),
        Duration.ofSeconds(1),
        Duration.ofSeconds(4),
        Duration.ofSeconds(1),
        checked,
        balanced,
        healthyAfter,
        Optional.empty(),
        balanced ? Duration.ofSeconds(6) : Duration.ZERO,
        Duration.ofSeconds(2));
  }

  TaskScript endingWith(Moment moment, Duration after, Stop stop) {
    return new TaskScript(
        provisioning,
        pending,
        pull,
        activating,
        checked,
        balanced,
        healthyAfter,
        Optional.of(new Ending(moment, after, stop)),
        deregistration,
        stopping);
  }
}
