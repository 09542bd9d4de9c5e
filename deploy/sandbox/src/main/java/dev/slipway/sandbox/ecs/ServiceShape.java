package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.fleet.Deployment;
import dev.slipway.sandbox.fleet.Fleet;
import dev.slipway.sandbox.fleet.FleetService;
import dev.slipway.sandbox.fleet.FleetTask;
import dev.slipway.sandbox.fleet.ServiceDeployment;
import dev.slipway.sandbox.fleet.ServiceEvents;
import dev.slipway.sandbox.fleet.TaskStatus;

/** The shapes <i>Service</i> and <i>Deployment</i> of the API. */
final class ServiceShape {
  private final Fleet fleet;

  ServiceShape(Fleet fleet) {
    this.fleet = fleet;
  }

  ObjectNode of(FleetService service) {
    ObjectNode shape = Json.object();
    shape
        .put("serviceArn", service.arn())
        .put("serviceName", service.name())
        .put("clusterArn", fleet.arns().cluster(service.cluster()))
        .put("status", "ACTIVE")
        .put("desiredCount", service.settings().desiredCount())
        .put("runningCount", count(service, TaskStatus.RUNNING))
        .put("pendingCount", pending(service))
        .put("launchType", "FARGATE")
        .put("platformVersion", "1.4.0")
        .put("platformFamily", "Linux")
        .put("taskDefinition", service.deployments().getFirst().definition().arn())
        .put("healthCheckGracePeriodSeconds", service.settings().gracePeriod().toSeconds())
        .put("schedulingStrategy", "REPLICA")
        .put("createdBy", fleet.arns().role("deployer"))
        .put("enableECSManagedTags", false)
        .put("propagateTags", "NONE")
        .put("enableExecuteCommand", false)
        .put("availabilityZoneRebalancing", "DISABLED");
    Json.time(shape, "createdAt", service.createdAt());
    shape.set("deploymentConfiguration", ConfigurationShape.of(service.settings()));
    shape.putObject("deploymentController").put("type", "ECS");
    addLoadBalancer(shape, service);
    shape.set("deployments", Json.array(service.deployments().stream().map(d -> of(service, d))));
    shape.set("events", Json.array(service.events().stream().map(ServiceShape::of)));
    addCurrent(shape, service);
    shape.putArray("serviceRegistries");
    shape.putArray("placementConstraints");
    shape.putArray("placementStrategy");
    return shape;
  }

  private static void addLoadBalancer(ObjectNode shape, FleetService service) {
    var balancers = shape.putArray("loadBalancers");
    service
        .targetGroups()
        .ifPresent(groups -> balancers.add(LoadBalancerShape.of(service.name(), groups)));
  }

  private static ObjectNode of(FleetService service, Deployment deployment) {
    ObjectNode shape = Json.object();
    boolean primary = deployment.equals(service.deployments().getFirst());
    shape
        .put("id", deployment.id())
        .put("status", primary ? "PRIMARY" : "ACTIVE")
        .put("taskDefinition", deployment.definition().arn())
        .put(
            "desiredCount",
            primary ? service.settings().desiredCount() : wanted(service, deployment))
        .put("pendingCount", pending(service, deployment))
        .put("runningCount", service.count(deployment, TaskStatus.RUNNING))
        .put("failedTasks", deployment.failedTasks())
        .put("launchType", "FARGATE")
        .put("platformVersion", "1.4.0")
        .put("platformFamily", "Linux")
        .put("rolloutState", deployment.rollout().name())
        .put("rolloutStateReason", deployment.rolloutReason());
    Json.time(shape, "createdAt", deployment.createdAt());
    Json.time(shape, "updatedAt", deployment.updatedAt());
    return shape;
  }

  private static ObjectNode of(ServiceEvents.Event event) {
    ObjectNode shape = Json.object().put("id", event.id()).put("message", event.message());
    Json.time(shape, "createdAt", event.createdAt());
    return shape;
  }

  /** A service deployment shows up here when it has started, not in the answer of UpdateService. */
  private static void addCurrent(ObjectNode shape, FleetService service) {
    service.history().stream()
        .filter(d -> d.status() != ServiceDeployment.Status.PENDING)
        .findFirst()
        .ifPresent(d -> shape.put("currentServiceDeployment", d.arn()));
    shape.set(
        "currentServiceRevisions",
        Json.array(
            service.deployments().stream()
                .map(
                    d ->
                        Json.object()
                            .put("arn", d.revision().arn())
                            .put("requestedTaskCount", wanted(service, d))
                            .put("runningTaskCount", service.count(d, TaskStatus.RUNNING))
                            .put("pendingTaskCount", pending(service, d)))));
  }

  static int pending(FleetService service, Deployment deployment) {
    return service.count(deployment, TaskStatus.PROVISIONING)
        + service.count(deployment, TaskStatus.PENDING)
        + service.count(deployment, TaskStatus.ACTIVATING);
  }

  static int wanted(FleetService service, Deployment deployment) {
    return (int)
        service.tasks().stream()
            .filter(task -> task.identity().startedBy().equals(deployment.id()))
            .filter(FleetTask::isWanted)
            .count();
  }

  private static int pending(FleetService service) {
    return service.deployments().stream().mapToInt(d -> pending(service, d)).sum();
  }

  private static int count(FleetService service, TaskStatus status) {
    return (int) service.tasks().stream().filter(task -> task.status() == status).count();
  }
}
