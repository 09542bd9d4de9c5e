package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.fleet.Fleet;
import dev.slipway.sandbox.fleet.FleetCluster;
import dev.slipway.sandbox.fleet.FleetService;
import dev.slipway.sandbox.fleet.TaskDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** ListServices, DescribeServices and UpdateService, as on the AWS pages of those names. */
final class ServiceOperations {
  private static final int MOST_DESCRIBED = 10;

  /** What UpdateService could change, but not here. */
  private static final List<String> NOT_SIMULATED =
      List.of(
          "loadBalancers", "serviceRegistries", "deploymentController", "vpcLatticeConfigurations");

  private final Fleet fleet;
  private final Addresses addresses;
  private final ServiceShape shape;
  private final Tags tags;
  private final ReadLag lag;

  ServiceOperations(Fleet fleet, Tags tags, ReadLag lag) {
    this.fleet = fleet;
    this.addresses = new Addresses(fleet);
    this.shape = new ServiceShape(fleet);
    this.tags = tags;
    this.lag = lag;
  }

  Map<String, Operation> all() {
    return Map.of(
        "ListServices", this::list,
        "DescribeServices", this::describe,
        "UpdateService", this::update);
  }

  private ObjectNode list(Request request) {
    FleetCluster cluster = addresses.cluster(request);
    request.oneOf("launchType", Set.of("EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES"));
    Page<FleetService> page = Page.of(cluster.services(), request, 10, 100);
    ObjectNode answer = Json.object();
    answer.set("serviceArns", Json.texts(page.items().stream().map(FleetService::arn)));
    return page.into(answer);
  }

  private ObjectNode describe(Request request) {
    FleetCluster cluster = addresses.cluster(request);
    List<String> names = request.texts("services", MOST_DESCRIBED);
    boolean withTags = request.texts("include").contains("TAGS");
    ObjectNode answer = Json.object();
    answer.set(
        "services",
        Json.array(
            names.stream()
                .flatMap(name -> cluster.service(name).stream())
                .map(service -> shown(service, withTags))));
    answer.set(
        "failures",
        Json.array(
            names.stream()
                .filter(name -> cluster.service(name).isEmpty())
                .map(name -> missing(cluster, name))));
    return answer;
  }

  private ObjectNode shown(FleetService service, boolean withTags) {
    ObjectNode shown = lag.formerShape(service).orElseGet(() -> shape.of(service));
    if (withTags) {
      shown.set("tags", tags.of(service.arn()));
    }
    return shown;
  }

  private ObjectNode missing(FleetCluster cluster, String name) {
    String arn = name.startsWith("arn:") ? name : fleet.arns().service(cluster.name(), name);
    return Json.failure(arn, "MISSING");
  }

  private ObjectNode update(Request request) {
    FleetService service = addresses.service(request);
    ServiceChange.refuse(NOT_SIMULATED, request);
    var change = ServiceChange.of(request, service);
    TaskDefinition definition =
        request
            .text("taskDefinition")
            .map(addresses::activeTaskDefinition)
            .orElseGet(() -> service.deployments().getFirst().definition());
    ObjectNode before = shape.of(service);
    boolean force = request.flag("forceNewDeployment");
    if (service.update(change, definition, force, fleet.now())) {
      lag.remember(service, before);
    }
    ObjectNode answer = Json.object();
    answer.set("service", shape.of(service));
    return answer;
  }
}
