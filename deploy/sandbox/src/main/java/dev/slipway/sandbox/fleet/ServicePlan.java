package dev.slipway.sandbox.fleet;

import dev.slipway.sandbox.traffic.ShiftPlan;
import java.time.Duration;

/**
 * A service as the sandbox starts with: stable, all tasks healthy, revision 1 of its family.
 *
 * @param image an image reference; a digest makes it resolvable without an {@link ImageLookup}
 * @param healthCheck whether the first revision's container has a health check
 * @param gracePeriod healthCheckGracePeriodSeconds
 * @param twoTargetGroups whether its load balancer can move the traffic between two revisions, as
 *     every strategy but ROLLING needs it
 * @param shift the strategy that its deployments follow
 */
public record ServicePlan(
    String name,
    String family,
    String image,
    int desiredCount,
    boolean loadBalanced,
    boolean healthCheck,
    StartTime startTime,
    Duration gracePeriod,
    int minimumPercent,
    int maximumPercent,
    Breaker breaker,
    boolean twoTargetGroups,
    ShiftPlan shift) {

  /** A web service: two tasks behind a load balancer, healthy 12 to 20 seconds after RUNNING. */
  public static ServicePlan web(String name, String image) {
    return new ServicePlan(
        name,
        name,
        image,
        2,
        true,
        true,
        StartTime.between(Duration.ofSeconds(12), Duration.ofSeconds(20)),
        Duration.ofSeconds(60),
        100,
        200,
        Breaker.ROLL_BACK,
        false,
        ShiftPlan.ROLLING);
  }

  /**
   * A worker: no load balancer and no health check, so ECS counts it healthy 40 s after RUNNING.
   */
  public static ServicePlan worker(String name, String image) {
    return web(name, image)
        .withLoadBalancer(false)
        .withHealthCheck(false)
        .withGracePeriod(Duration.ZERO);
  }

  ServiceSettings settings() {
    return new ServiceSettings(
        desiredCount, minimumPercent, maximumPercent, breaker, gracePeriod, shift);
  }

  public ServicePlan withFamily(String newFamily) {
    return new ServicePlan(
        name,
        newFamily,
        image,
        desiredCount,
        loadBalanced,
        healthCheck,
        startTime,
        gracePeriod,
        minimumPercent,
        maximumPercent,
        breaker,
        twoTargetGroups,
        shift);
  }

  public ServicePlan withDesiredCount(int count) {
    return new ServicePlan(
        name,
        family,
        image,
        count,
        loadBalanced,
        healthCheck,
        startTime,
        gracePeriod,
        minimumPercent,
        maximumPercent,
        breaker,
        twoTargetGroups,
        shift);
  }

  public ServicePlan withLoadBalancer(boolean balanced) {
    return new ServicePlan(
        name,
        family,
        image,
        desiredCount,
        balanced,
        healthCheck,
        startTime,
        gracePeriod,
        minimumPercent,
        maximumPercent,
        breaker,
        twoTargetGroups,
        shift);
  }

  public ServicePlan withHealthCheck(boolean checked) {
    return new ServicePlan(
        name,
        family,
        image,
        desiredCount,
        loadBalanced,
        checked,
        startTime,
        gracePeriod,
        minimumPercent,
        maximumPercent,
        breaker,
        twoTargetGroups,
        shift);
  }

  public ServicePlan withStartTime(StartTime time) {
    return new ServicePlan(
        name,
        family,
        image,
        desiredCount,
        loadBalanced,
        healthCheck,
        time,
        gracePeriod,
        minimumPercent,
        maximumPercent,
        breaker,
        twoTargetGroups,
        shift);
  }

  public ServicePlan withGracePeriod(Duration period) {
    return new ServicePlan(
        name,
        family,
        image,
        desiredCount,
        loadBalanced,
        healthCheck,
        startTime,
        period,
        minimumPercent,
        maximumPercent,
        breaker,
        twoTargetGroups,
        shift);
  }

  public ServicePlan withPercents(int minimum, int maximum) {
    return new ServicePlan(
        name,
        family,
        image,
        desiredCount,
        loadBalanced,
        healthCheck,
        startTime,
        gracePeriod,
        minimum,
        maximum,
        breaker,
        twoTargetGroups,
        shift);
  }

  public ServicePlan withBreaker(Breaker newBreaker) {
    return new ServicePlan(
        name,
        family,
        image,
        desiredCount,
        loadBalanced,
        healthCheck,
        startTime,
        gracePeriod,
        minimumPercent,
        maximumPercent,
        newBreaker,
        twoTargetGroups,
        shift);
  }

  /** Ready for every strategy, and following ROLLING until it is told otherwise. */
  public ServicePlan withTwoTargetGroups() {
    return following(true, shift);
  }

  /** Follows this strategy from the start; a service with a load balancer has two target groups. */
  public ServicePlan withShift(ShiftPlan newShift) {
    return following(twoTargetGroups || newShift.strategy().keepsBlue(), newShift);
  }

  private ServicePlan following(boolean twoGroups, ShiftPlan newShift) {
    return new ServicePlan(
        name,
        family,
        image,
        desiredCount,
        loadBalanced,
        healthCheck,
        startTime,
        gracePeriod,
        minimumPercent,
        maximumPercent,
        breaker,
        twoGroups,
        newShift);
  }
}
