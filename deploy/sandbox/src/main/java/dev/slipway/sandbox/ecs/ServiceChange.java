package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.fleet.Breaker;
import dev.slipway.sandbox.fleet.FleetService;
import dev.slipway.sandbox.fleet.ServiceSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the new settings from an UpdateService request; what it does not mention stays. */
final class ServiceChange {
  private static final List<String> NOT_SIMULATED =
      List.of(
          "loadBalancers", "serviceRegistries", "deploymentController", "vpcLatticeConfigurations");

  private ServiceChange() {}

  static ServiceSettings of(Request request, FleetService service) {
    refuseWhatIsNotSimulated(request);
    ServiceSettings old = service.settings();
    Optional<ObjectNode> configuration = request.object("deploymentConfiguration");
    return new ServiceSettings(
        request.number("desiredCount").map(ServiceChange::checkCount).orElse(old.desiredCount()),
        percent(configuration, "minimumHealthyPercent", old.minimumPercent()),
        percent(configuration, "maximumPercent", old.maximumPercent()),
        configuration
            .map(c -> c.path("deploymentCircuitBreaker"))
            .filter(JsonNode::isObject)
            .map(ServiceChange::breaker)
            .orElse(old.breaker()),
        request
            .number("healthCheckGracePeriodSeconds")
            .map(seconds -> gracePeriod(seconds, service))
            .orElse(old.gracePeriod()),
        configuration.map(c -> ShiftChange.of(c, service)).orElse(old.shift()));
  }

  private static void refuseWhatIsNotSimulated(Request request) {
    NOT_SIMULATED.stream()
        .filter(request::has)
        .findFirst()
        .ifPresent(
            name -> {
              throw EcsError.invalid("The stand-in does not simulate a change of " + name + ".");
            });
  }

  private static int checkCount(int count) {
    if (count < 0) {
      throw EcsError.invalid("desiredCount must be 0 or more, not " + count + ".");
    }
    return count;
  }

  private static int percent(Optional<ObjectNode> configuration, String name, int old) {
    int percent = configuration.map(c -> c.path(name).asInt(old)).orElse(old);
    if (percent < 0 || percent > 1000) {
      throw EcsError.invalid(name + " is out of range: " + percent + ".");
    }
    return percent;
  }

  private static Breaker breaker(JsonNode node) {
    if (!node.has("enable") || !node.has("rollback")) {
      throw EcsError.invalid("deploymentCircuitBreaker needs enable and rollback.");
    }
    JsonNode threshold = node.path("thresholdConfiguration");
    return new Breaker(
        node.path("enable").asBoolean(),
        node.path("rollback").asBoolean(),
        node.path("resetOnHealthyTask").asBoolean(true),
        Choice.of("type", threshold.path("type"), Breaker.Kind.values())
            .orElse(Breaker.Kind.BOUNDED_PERCENT),
        threshold.path("value").asInt(50));
  }

  private static Duration gracePeriod(int seconds, FleetService service) {
    if (service.targetGroupArn().isEmpty() && seconds > 0) {
      throw EcsError.invalid(
          "Health check grace period is only valid for services configured to use load balancers");
    }
    if (seconds < 0) {
      throw EcsError.invalid(
          "healthCheckGracePeriodSeconds must be 0 or more, not " + seconds + ".");
    }
    return Duration.ofSeconds(seconds);
  }
}
