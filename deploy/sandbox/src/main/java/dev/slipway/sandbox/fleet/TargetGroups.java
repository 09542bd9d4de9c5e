package dev.slipway.sandbox.fleet;

import java.util.Optional;

/**
 * Where the load balancer of a service sends requests.
 *
 * @param advanced what a service needs for every strategy but ROLLING
 */
public record TargetGroups(String first, Optional<Advanced> advanced) {
  /** AWS page <i>AdvancedConfiguration</i>. */
  public record Advanced(
      String alternateTargetGroup, String productionRule, String testRule, String role) {}

  static TargetGroups one(String group) {
    return new TargetGroups(group, Optional.empty());
  }

  static TargetGroups two(Arns arns, String service, String first, String id) {
    return new TargetGroups(
        first,
        Optional.of(
            new Advanced(
                arns.targetGroup(service + "-alternate", id),
                arns.listenerRule(service, "production", id),
                arns.listenerRule(service, "test", id),
                arns.role("ecs-load-balancers"))));
  }
}
