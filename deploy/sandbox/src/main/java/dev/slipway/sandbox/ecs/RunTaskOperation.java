package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.fleet.Fleet;
import dev.slipway.sandbox.fleet.FleetCluster;
import dev.slipway.sandbox.fleet.FleetTask;
import dev.slipway.sandbox.fleet.TaskDefinition;
import dev.slipway.sandbox.fleet.TaskOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** RunTask, as on the AWS page of that name. */
final class RunTaskOperation {
  private static final int MOST = 10;
  private static final int LONGEST_STARTED_BY = 128;

  private final Fleet fleet;
  private final Addresses addresses;
  private final TaskShape shape;
  private final Tags tags;
  private final Map<String, ClientToken> tokens = new HashMap<>();

  RunTaskOperation(Fleet fleet, Tags tags) {
    this.fleet = fleet;
    this.addresses = new Addresses(fleet);
    this.shape = new TaskShape(fleet);
    this.tags = tags;
  }

  Map<String, Operation> all() {
    return Map.of("RunTask", this::run);
  }

  private ObjectNode run(Request request) {
    FleetCluster cluster = addresses.cluster(request);
    Optional<String> token = request.text("clientToken").map(ClientToken::checked);
    String key = cluster.name() + " " + token.orElse("");
    Optional<ClientToken> former =
        token
            .flatMap(t -> Optional.ofNullable(tokens.get(key)))
            .filter(t -> t.isValid(fleet.now()));
    if (former.isPresent()) {
      return answer(former.get().tasksFor(request.body()));
    }
    List<FleetTask> started = start(request, cluster);
    token.ifPresent(t -> tokens.put(key, new ClientToken(request.body(), started, fleet.now())));
    return answer(started);
  }

  private List<FleetTask> start(Request request, FleetCluster cluster) {
    TaskDefinition definition =
        addresses.activeTaskDefinition(request.requiredText("taskDefinition"));
    List<JsonNode> newTags = request.list("tags");
    List<FleetTask> started = cluster.run(order(request), definition, fleet.now());
    started.forEach(task -> tags.add(task.arn(), newTags));
    return started;
  }

  private static TaskOrder order(Request request) {
    int count = request.number("count").orElse(1);
    if (count < 1 || count > MOST) {
      throw EcsError.invalid("count must be between 1 and " + MOST + ", not " + count + ".");
    }
    String startedBy = request.text("startedBy").orElse("");
    if (!startedBy.matches("[A-Za-z0-9_/-]{0," + LONGEST_STARTED_BY + "}")) {
      throw EcsError.invalid(
          "startedBy can have up to 128 letters, numbers, hyphens, forward slashes and underscores.");
    }
    ObjectNode overrides =
        request.object("overrides").map(ObjectNode::deepCopy).orElseGet(Json::object);
    return new TaskOrder(count, startedBy, request.text("group"), overrides);
  }

  private ObjectNode answer(List<FleetTask> started) {
    ObjectNode answer = Json.object();
    answer.set("tasks", Json.array(started.stream().map(shape::of)));
    answer.putArray("failures");
    return answer;
  }
}
