package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.fleet.Deployment;
import dev.slipway.sandbox.fleet.Fleet;
import dev.slipway.sandbox.fleet.FleetService;
import dev.slipway.sandbox.fleet.ServiceDeployment;
import dev.slipway.sandbox.fleet.ServiceRevision;
import dev.slipway.sandbox.fleet.TaskStatus;
import dev.slipway.sandbox.traffic.Course;
import dev.slipway.sandbox.traffic.Pause;
import dev.slipway.sandbox.traffic.Weights;
import java.util.List;

/**
 * The shapes <i>ServiceDeployment</i>, <i>ServiceDeploymentBrief</i> and <i>ServiceRevision</i> of
 * the API.
 */
final class ServiceDeploymentShape {
  private final Fleet fleet;

  ServiceDeploymentShape(Fleet fleet) {
    this.fleet = fleet;
  }

  ObjectNode brief(FleetService service, ServiceDeployment deployment) {
    ObjectNode shape = common(service, deployment);
    return shape.put("targetServiceRevisionArn", deployment.target().arn());
  }

  ObjectNode full(FleetService service, ServiceDeployment deployment) {
    ObjectNode shape = common(service, deployment);
    Json.time(shape, "updatedAt", deployment.updatedAt());
    if (deployment.status() == ServiceDeployment.Status.STOPPED) {
      Json.time(shape, "stoppedAt", deployment.finishedAt());
    }
    Weights weights = deployment.course().weights();
    shape.set(
        "targetServiceRevision",
        shifted(summary(service, deployment.target()), service, deployment, weights));
    ArrayNode sources = shape.putArray("sourceServiceRevisions");
    if (!deployment.source().equals(deployment.target())) {
      Weights rest = weights.left();
      sources.add(shifted(summary(service, deployment.source()), service, deployment, rest));
    }
    addCourse(shape, deployment.course());
    shape.set("deploymentConfiguration", ConfigurationShape.of(deployment.settings()));
    shape.set("deploymentCircuitBreaker", breaker(service, deployment));
    deployment.rollback().ifPresent(rollback -> shape.set("rollback", rollback(rollback)));
    return shape;
  }

  ObjectNode revision(FleetService service, ServiceRevision revision) {
    ObjectNode shape = Json.object();
    shape
        .put("serviceRevisionArn", revision.arn())
        .put("serviceArn", service.arn())
        .put("clusterArn", fleet.arns().cluster(service.cluster()))
        .put("taskDefinition", revision.definition().arn())
        .put("launchType", "FARGATE")
        .put("platformVersion", "1.4.0")
        .put("platformFamily", "Linux");
    Json.time(shape, "createdAt", revision.createdAt());
    shape.set(
        "containerImages",
        Json.array(
            revision.definition().containers().stream().map(c -> containerImage(revision, c))));
    return shape;
  }

  private ObjectNode common(FleetService service, ServiceDeployment deployment) {
    ObjectNode shape = Json.object();
    shape
        .put("serviceDeploymentArn", deployment.arn())
        .put("serviceArn", service.arn())
        .put("clusterArn", fleet.arns().cluster(service.cluster()))
        .put("status", deployment.status().name());
    Json.text(shape, "statusReason", deployment.statusReason());
    Json.time(shape, "createdAt", deployment.createdAt());
    Json.time(shape, "startedAt", deployment.startedAt());
    Json.time(shape, "finishedAt", deployment.finishedAt());
    return shape;
  }

  private static ObjectNode summary(FleetService service, ServiceRevision revision) {
    List<Deployment> live =
        service.deployments().stream().filter(d -> d.revision().equals(revision)).toList();
    boolean primary = live.contains(service.deployments().getFirst());
    return Json.object()
        .put("arn", revision.arn())
        .put(
            "requestedTaskCount",
            primary
                ? service.settings().desiredCount()
                : live.stream().mapToInt(d -> ServiceShape.wanted(service, d)).sum())
        .put(
            "runningTaskCount",
            live.stream().mapToInt(d -> service.count(d, TaskStatus.RUNNING)).sum())
        .put(
            "pendingTaskCount",
            live.stream().mapToInt(d -> ServiceShape.pending(service, d)).sum());
  }

  /** Of a service whose traffic ECS shifts; for the others it gives no weights. */
  private static ObjectNode shifted(
      ObjectNode summary, FleetService service, ServiceDeployment deployment, Weights weights) {
    boolean shifts = deployment.course().plan().strategy().keepsBlue();
    return shifts && service.targetGroups().isPresent()
        ? summary
            .put("requestedProductionTrafficWeight", weights.production())
            .put("requestedTestTrafficWeight", weights.test())
        : summary;
  }

  private static void addCourse(ObjectNode shape, Course course) {
    course.stage().ifPresent(stage -> shape.put("lifecycleStage", stage.name()));
    if (!course.pauses().isEmpty()) {
      shape.set(
          "lifecycleHookDetails",
          Json.array(course.pauses().stream().map(ServiceDeploymentShape::pause)));
    }
  }

  /** A hook of type PAUSE has no targetArn. */
  private static ObjectNode pause(Pause pause) {
    ObjectNode shape =
        Json.object()
            .put("hookId", pause.hookId())
            .put("targetType", "PAUSE")
            .put("status", pause.status().name())
            .put("timeoutAction", pause.onTimeout().name());
    Json.time(shape, "expiresAt", pause.expiresAt());
    return shape;
  }

  private static ObjectNode breaker(FleetService service, ServiceDeployment deployment) {
    return Json.object()
        .put("status", breakerStatus(service, deployment))
        .put("failureCount", deployment.deployment().failedTasks())
        .put("threshold", service.threshold());
  }

  private static String breakerStatus(FleetService service, ServiceDeployment deployment) {
    if (deployment.isTripped()) {
      return "TRIGGERED";
    }
    boolean watches = !deployment.course().plan().strategy().keepsBlue();
    if (!watches || !service.settings().breaker().enable()) {
      return "DISABLED";
    }
    return deployment.status().isFinal() ? "MONITORING_COMPLETE" : "MONITORING";
  }

  private static ObjectNode rollback(ServiceDeployment.Rollback rollback) {
    ObjectNode shape =
        Json.object()
            .put("reason", rollback.reason())
            .put("serviceRevisionArn", rollback.to().arn());
    Json.time(shape, "startedAt", rollback.startedAt());
    return shape;
  }

  private static ObjectNode containerImage(ServiceRevision revision, JsonNode container) {
    String image = container.path("image").asText();
    ObjectNode shape =
        Json.object().put("containerName", container.path("name").asText()).put("image", image);
    Json.text(shape, "imageDigest", revision.digests().getOrDefault(image, ""));
    return shape;
  }
}
