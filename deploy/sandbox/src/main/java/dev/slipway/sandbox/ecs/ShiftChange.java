package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.sandbox.fleet.FleetService;
import dev.slipway.sandbox.fleet.TargetGroups;
import dev.slipway.sandbox.traffic.Increment;
import dev.slipway.sandbox.traffic.PauseHook;
import dev.slipway.sandbox.traffic.ShiftPlan;
import dev.slipway.sandbox.traffic.Strategy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads from a deploymentConfiguration how the traffic shall move; what it does not mention stays.
 * Ranges are those of the AWS pages <i>DeploymentConfiguration</i>, <i>CanaryConfiguration</i> and
 * <i>LinearConfiguration</i>.
 */
final class ShiftChange {
  private static final int LONGEST_BAKE = 1440;

  private ShiftChange() {}

  static ShiftPlan of(JsonNode configuration, FleetService service) {
    ShiftPlan old = service.settings().shift();
    Strategy strategy =
        Choice.of("strategy", configuration.path("strategy"), Strategy.values())
            .orElse(old.strategy());
    List<PauseHook> hooks =
        configuration.has("lifecycleHooks")
            ? HookChange.of(configuration.path("lifecycleHooks"))
            : old.hooks();
    checkLoadBalancer(strategy, service);
    return new ShiftPlan(
        strategy,
        bakeTime(configuration, "bakeTimeInMinutes", old.bakeTime()),
        step(strategy, configuration, old),
        hooks);
  }

  /** A configuration of another strategy than the one in force is dropped. */
  private static Increment step(Strategy strategy, JsonNode configuration, ShiftPlan old) {
    boolean same = strategy == old.strategy();
    return switch (strategy) {
      case ROLLING, BLUE_GREEN -> old.step();
      case CANARY ->
          increment(
              configuration.path("canaryConfiguration"),
              "canary",
              0.1,
              same ? old.step() : Increment.USUAL_CANARY);
      case LINEAR ->
          increment(
              configuration.path("linearConfiguration"),
              "step",
              3,
              same ? old.step() : Increment.USUAL_LINEAR);
    };
  }

  private static Increment increment(JsonNode node, String name, double least, Increment old) {
    double percent = node.path(name + "Percent").asDouble(old.percent());
    if (percent < least || percent > 100 || Math.abs(percent * 10 % 1) > 1e-6) {
      throw EcsError.invalid(
          "%sPercent must be a multiple of 0.1 between %s and 100.0, not %s."
              .formatted(name, least, percent));
    }
    return new Increment(percent, bakeTime(node, name + "BakeTimeInMinutes", old.bakeTime()));
  }

  private static Duration bakeTime(JsonNode node, String name, Duration old) {
    int minutes = node.path(name).asInt((int) old.toMinutes());
    if (minutes < 0 || minutes > LONGEST_BAKE) {
      throw EcsError.invalid(
          "%s must be between 0 and %d, not %d.".formatted(name, LONGEST_BAKE, minutes));
    }
    return Duration.ofMinutes(minutes);
  }

  /**
   * Worded as on the AWS page <i>Troubleshooting Amazon ECS blue/green deployments</i>. Without a
   * load balancer only BLUE_GREEN is possible, and ECS then shifts no traffic (AWS page <i>Creating
   * an Amazon ECS blue/green deployment</i>, on headless services).
   */
  private static void checkLoadBalancer(Strategy strategy, FleetService service) {
    Optional<TargetGroups> groups = service.targetGroups();
    if (strategy.shiftsInSteps() && groups.isEmpty()) {
      throw EcsError.invalid(
          strategy + " is only valid for services configured to use load balancers");
    }
    if (strategy.keepsBlue() && groups.filter(g -> g.advanced().isEmpty()).isPresent()) {
      throw EcsError.client(
          "advancedConfiguration field is required for all loadBalancers when using the %s deployment strategy"
              .formatted(word(strategy)));
    }
  }

  private static String word(Strategy strategy) {
    return strategy == Strategy.BLUE_GREEN
        ? "Blue/green"
        : strategy.name().toLowerCase(Locale.ROOT);
  }
}
