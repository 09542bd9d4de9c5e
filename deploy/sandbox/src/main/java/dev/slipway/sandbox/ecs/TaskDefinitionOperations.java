package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.fleet.Fleet;
import dev.slipway.sandbox.fleet.TaskDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The operations on task definitions, as on the AWS pages of their names. */
final class TaskDefinitionOperations {
  private final Fleet fleet;
  private final Tags tags;

  TaskDefinitionOperations(Fleet fleet, Tags tags) {
    this.fleet = fleet;
    this.tags = tags;
  }

  Map<String, Operation> all() {
    return Map.of(
        "RegisterTaskDefinition", this::register,
        "DescribeTaskDefinition", this::describe,
        "ListTaskDefinitions", this::list,
        "DeregisterTaskDefinition", this::deregister);
  }

  private ObjectNode register(Request request) {
    String family = checkedFamily(request.requiredText("family"));
    checkContainers(request.list("containerDefinitions"));
    List<JsonNode> newTags = request.list("tags");
    ObjectNode registered = request.body().deepCopy();
    registered.remove("tags");
    TaskDefinition definition = fleet.register(family, registered);
    tags.add(definition.arn(), newTags);
    ObjectNode answer = answer(definition);
    answer.set("tags", tags.of(definition.arn()));
    return answer;
  }

  private ObjectNode describe(Request request) {
    TaskDefinition definition =
        fleet
            .definitions()
            .find(request.requiredText("taskDefinition"))
            .orElseThrow(() -> EcsError.client("Unable to describe task definition."));
    ObjectNode answer = answer(definition);
    if (request.texts("include").contains("TAGS")) {
      answer.set("tags", tags.of(definition.arn()));
    }
    return answer;
  }

  /** Families come in the order of the alphabet and then of revisions; DESC turns both. */
  private ObjectNode list(Request request) {
    Optional<String> family = request.text("familyPrefix");
    boolean active =
        request.oneOf("status", Set.of("ACTIVE", "INACTIVE")).orElse("ACTIVE").equals("ACTIVE");
    List<TaskDefinition> found =
        fleet.definitions().all().stream()
            .filter(d -> family.isEmpty() || family.get().equals(d.family()))
            .filter(d -> d.isActive() == active)
            .toList();
    boolean descending = request.oneOf("sort", Set.of("ASC", "DESC")).orElse("ASC").equals("DESC");
    Page<TaskDefinition> page = Page.of(descending ? found.reversed() : found, request, 100, 100);
    ObjectNode answer = Json.object();
    answer.set("taskDefinitionArns", Json.texts(page.items().stream().map(TaskDefinition::arn)));
    return page.into(answer);
  }

  private ObjectNode deregister(Request request) {
    String reference = request.requiredText("taskDefinition");
    if (!reference.substring(reference.lastIndexOf('/') + 1).contains(":")) {
      throw EcsError.client("Invalid revision number. Number: " + reference);
    }
    TaskDefinition definition =
        fleet
            .definitions()
            .find(reference)
            .orElseThrow(() -> EcsError.client("The specified task definition does not exist."));
    fleet.definitions().deregister(definition);
    return answer(definition);
  }

  private ObjectNode answer(TaskDefinition definition) {
    ObjectNode shape = definition.registered();
    shape
        .put("taskDefinitionArn", definition.arn())
        .put("revision", definition.revision())
        .put("status", definition.isActive() ? "ACTIVE" : "INACTIVE")
        .put("registeredBy", fleet.arns().role("deployer"));
    Json.time(shape, "registeredAt", definition.registeredAt());
    Json.time(shape, "deregisteredAt", definition.deregisteredAt());
    List.of("volumes", "placementConstraints").forEach(shape::withArray);
    shape.putArray("compatibilities").add("EC2").add("FARGATE");
    ObjectNode answer = Json.object();
    answer.set("taskDefinition", shape);
    return answer;
  }

  private static String checkedFamily(String family) {
    if (!family.matches("[A-Za-z0-9_-]{1,255}")) {
      throw EcsError.client(
          "Family should only contain letters, numbers, hyphens and underscores: " + family);
    }
    return family;
  }

  private static void checkContainers(List<JsonNode> containers) {
    if (containers.isEmpty()) {
      throw EcsError.client("Container list cannot be empty.");
    }
    for (JsonNode container : containers) {
      if (container.path("name").asText().isBlank()) {
        throw EcsError.client("Container.name should not be null or empty.");
      }
      if (container.path("image").asText().isBlank()) {
        throw EcsError.client("Container.image should not be null or empty.");
      }
    }
    if (containers.stream().noneMatch(TaskDefinition::isEssential)) {
      throw EcsError.client("At least one container must be marked essential.");
    }
    long names = containers.stream().map(c -> c.path("name").asText()).distinct().count();
    if (names < containers.size()) {
      throw EcsError.client("Container names must be unique.");
    }
  }
}
