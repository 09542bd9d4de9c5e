package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.fleet.Arns;
import dev.slipway.sandbox.fleet.Fleet;
import dev.slipway.sandbox.fleet.FleetTask;
import dev.slipway.sandbox.fleet.Stop;
import dev.slipway.sandbox.fleet.TaskDefinition;
import dev.slipway.sandbox.fleet.TaskStatus;
import java.util.Optional;

/** The shapes <i>Task</i> and <i>Container</i> of the API. */
final class TaskShape {
  private final Fleet fleet;

  TaskShape(Fleet fleet) {
    this.fleet = fleet;
  }

  ObjectNode of(FleetTask task) {
    ObjectNode shape = Json.object();
    shape
        .put("taskArn", task.arn())
        .put("clusterArn", task.identity().clusterArn())
        .put("taskDefinitionArn", task.definition().arn())
        .put("group", task.identity().group())
        .put("lastStatus", task.status().name())
        .put("desiredStatus", task.desiredStatus())
        .put("healthStatus", task.healthStatus(fleet.now()))
        .put("launchType", "FARGATE")
        .put("platformVersion", "1.4.0")
        .put("platformFamily", "Linux")
        .put("availabilityZone", fleet.arns().region() + "a")
        .put("connectivity", "CONNECTED")
        .put("enableExecuteCommand", false)
        .put("version", task.version());
    JsonNode registered = task.definition().registered();
    Json.text(shape, "cpu", registered.path("cpu").asText());
    Json.text(shape, "memory", registered.path("memory").asText());
    Json.text(shape, "startedBy", task.identity().startedBy());
    addTimes(shape, task);
    task.stop().ifPresent(stop -> addStop(shape, stop));
    shape.set(
        "containers",
        Json.array(task.definition().containers().stream().map(c -> container(task, c))));
    shape.set("overrides", task.identity().overrides().deepCopy());
    shape.putArray("attachments");
    return shape;
  }

  private static void addTimes(ObjectNode shape, FleetTask task) {
    Json.time(shape, "createdAt", task.createdAt());
    Json.time(shape, "pullStartedAt", task.pullStartedAt());
    Json.time(shape, "pullStoppedAt", task.pullStoppedAt());
    Json.time(shape, "startedAt", task.at(TaskStatus.RUNNING));
    Json.time(shape, "stoppingAt", task.stopRequestedAt());
    Json.time(shape, "executionStoppedAt", task.executionStoppedAt());
    Json.time(shape, "stoppedAt", task.at(TaskStatus.STOPPED));
  }

  private static void addStop(ObjectNode shape, Stop stop) {
    shape.put("stopCode", stop.code()).put("stoppedReason", stop.reason());
  }

  private ObjectNode container(FleetTask task, JsonNode definition) {
    ObjectNode shape = Json.object();
    String id = task.id();
    String cluster = Arns.shortName(task.identity().clusterArn());
    String image = definition.path("image").asText();
    shape
        .put("containerArn", fleet.arns().container(cluster, id, id.substring(0, 8)))
        .put("taskArn", task.arn())
        .put("name", definition.path("name").asText())
        .put("image", image)
        .put("lastStatus", containerStatus(task))
        .put(
            "healthStatus",
            definition.has("healthCheck") ? task.healthStatus(fleet.now()) : "UNKNOWN");
    if (task.pullStoppedAt().isPresent()) {
      task.digest(image).ifPresent(digest -> shape.put("imageDigest", digest));
      shape.put("runtimeId", id + "-" + definition.path("name").asText());
    }
    stopOf(task, definition).ifPresent(stop -> addExit(shape, stop));
    return shape;
  }

  /** Containers that only accompany the essential one are stopped with it and end well. */
  private static Optional<Stop> stopOf(FleetTask task, JsonNode definition) {
    Optional<Stop> stop = task.executionStoppedAt().flatMap(ended -> task.stop());
    return TaskDefinition.isEssential(definition)
        ? stop
        : stop.map(
            s -> new Stop(s.code(), s.reason(), s.exitCode().map(code -> 0), Optional.empty()));
  }

  private static void addExit(ObjectNode shape, Stop stop) {
    stop.exitCode().ifPresent(code -> shape.put("exitCode", code));
    stop.containerReason().ifPresent(reason -> shape.put("reason", reason));
  }

  private static String containerStatus(FleetTask task) {
    return switch (task.status()) {
      case PROVISIONING, PENDING, ACTIVATING -> "PENDING";
      case RUNNING, DEACTIVATING, STOPPING -> "RUNNING";
      case DEPROVISIONING, STOPPED -> "STOPPED";
    };
  }
}
