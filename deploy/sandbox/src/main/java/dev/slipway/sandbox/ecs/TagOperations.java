package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.fleet.Fleet;
import dev.slipway.sandbox.fleet.FleetCluster;
import java.util.List;
import java.util.Map;

/** ListTagsForResource and TagResource, as on the AWS pages of those names. */
final class TagOperations {
  private final Fleet fleet;
  private final Tags tags;

  TagOperations(Fleet fleet, Tags tags) {
    this.fleet = fleet;
    this.tags = tags;
  }

  Map<String, Operation> all() {
    return Map.of("ListTagsForResource", this::list, "TagResource", this::tag);
  }

  private ObjectNode list(Request request) {
    ObjectNode answer = Json.object();
    answer.set("tags", tags.of(existing(request.requiredText("resourceArn"))));
    return answer;
  }

  private ObjectNode tag(Request request) {
    List<JsonNode> added = request.list("tags");
    if (added.isEmpty()) {
      throw EcsError.invalid("tags cannot be empty.");
    }
    tags.add(existing(request.requiredText("resourceArn")), added);
    return Json.object();
  }

  private String existing(String arn) {
    if (!arn.startsWith("arn:aws:ecs:")) {
      throw EcsError.invalid("Invalid ARN: " + arn);
    }
    if (fleet.definitions().find(arn).isEmpty()
        && fleet.clusters().stream().noneMatch(c -> owns(c, arn))) {
      throw EcsError.invalid("The specified resource could not be found: " + arn);
    }
    return arn;
  }

  private static boolean owns(FleetCluster cluster, String arn) {
    return cluster.arn().equals(arn)
        || cluster.service(arn).isPresent()
        || cluster.tasks().stream().anyMatch(task -> task.arn().equals(arn));
  }
}
