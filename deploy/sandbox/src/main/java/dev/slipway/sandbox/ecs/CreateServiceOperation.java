package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.fleet.Breaker;
import dev.slipway.sandbox.fleet.Fleet;
import dev.slipway.sandbox.fleet.FleetCluster;
import dev.slipway.sandbox.fleet.FleetService;
import dev.slipway.sandbox.fleet.ServicePlan;
import dev.slipway.sandbox.fleet.TargetGroups;
import dev.slipway.sandbox.fleet.TaskDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CreateService, as on the AWS page of that name. The first deployment replaces nothing, so it
 * follows no strategy; the next ones follow the one that is configured.
 */
final class CreateServiceOperation {
  private static final List<String> NOT_SIMULATED =
      List.of("serviceRegistries", "vpcLatticeConfigurations", "serviceConnectConfiguration");

  private final Fleet fleet;
  private final Addresses addresses;
  private final ServiceShape shape;
  private final Tags tags;

  CreateServiceOperation(Fleet fleet, Tags tags) {
    this.fleet = fleet;
    this.addresses = new Addresses(fleet);
    this.shape = new ServiceShape(fleet);
    this.tags = tags;
  }

  Map<String, Operation> all() {
    return Map.of("CreateService", this::create);
  }

  private ObjectNode create(Request request) {
    ServiceChange.refuse(NOT_SIMULATED, request);
    FleetCluster cluster = addresses.cluster(request);
    String name = request.requiredText("serviceName");
    if (cluster.service(name).isPresent()) {
      throw EcsError.invalid("Creation of service was not idempotent.");
    }
    if (!request.has("desiredCount")) {
      throw EcsError.invalid("desiredCount is required for the scheduling strategy REPLICA.");
    }
    TaskDefinition definition =
        addresses.activeTaskDefinition(request.requiredText("taskDefinition"));
    Optional<TargetGroups> groups = groups(request.list("loadBalancers"));
    ServicePlan plan =
        ServicePlan.web(name, definition.image())
            .withFamily(definition.family())
            .withLoadBalancer(groups.isPresent())
            .withGracePeriod(Duration.ZERO)
            .withBreaker(Breaker.OFF);
    FleetService service = fleet.draft(cluster, plan, definition, groups);
    List<JsonNode> newTags = request.list("tags");
    service.configure(ServiceChange.of(request, service));
    cluster.add(service);
    tags.add(service.arn(), newTags);
    ObjectNode answer = Json.object();
    answer.set("service", shape.of(service));
    return answer;
  }

  private static Optional<TargetGroups> groups(List<JsonNode> balancers) {
    if (balancers.size() > 1) {
      throw EcsError.invalid("The stand-in does not simulate more than one of loadBalancers.");
    }
    return balancers.stream().findFirst().map(CreateServiceOperation::groups);
  }

  private static TargetGroups groups(JsonNode balancer) {
    JsonNode advanced = balancer.path("advancedConfiguration");
    return new TargetGroups(
        balancer.path("targetGroupArn").asText(),
        advanced.isObject()
            ? Optional.of(
                new TargetGroups.Advanced(
                    advanced.path("alternateTargetGroupArn").asText(),
                    advanced.path("productionListenerRule").asText(),
                    advanced.path("testListenerRule").asText(),
                    advanced.path("roleArn").asText()))
            : Optional.empty());
  }
}
