package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.fleet.Fleet;
import dev.slipway.sandbox.fleet.FleetTask;
import dev.slipway.sandbox.fleet.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What of CloudWatch Logs the bot uses: GetLogEvents of what tasks of the fleet wrote with the
 * {@code awslogs} driver. Every task writes the same; one that ended by itself says why.
 */
final class LogOperations {
  private static final int LINES = 60;

  private final Fleet fleet;

  LogOperations(Fleet fleet) {
    this.fleet = fleet;
  }

  Map<String, Operation> all() {
    return Map.of("Logs_20140328.GetLogEvents", this::get);
  }

  private ObjectNode get(Request request) {
    String group = request.requiredText("logGroupName");
    String[] stream = request.requiredText("logStreamName").split("/", -1);
    FleetTask task =
        fleet.clusters().stream()
            .flatMap(cluster -> cluster.tasks().stream())
            .filter(one -> one.id().equals(stream[stream.length - 1]))
            .filter(one -> one.definition().containers().stream().anyMatch(it -> writes(it, group)))
            .findFirst()
            .orElseThrow(LogOperations::noSuchStream);
    Instant begin = task.at(TaskStatus.RUNNING).orElseThrow(LogOperations::noSuchStream);
    List<String> lines = lines(task);
    int most = request.number("limit").orElse(lines.size());
    request.flag("startFromHead");
    ObjectNode answer = Json.object();
    ArrayNode events = answer.putArray("events");
    for (int i = Math.max(0, lines.size() - most); i < lines.size(); i++) {
      long at = begin.toEpochMilli() + i;
      events.addObject().put("timestamp", at).put("message", lines.get(i)).put("ingestionTime", at);
    }
    return answer.put("nextForwardToken", "f/1").put("nextBackwardToken", "b/1");
  }

  private static boolean writes(JsonNode container, String group) {
    JsonNode options = container.path("logConfiguration").path("options");
    return options.path("awslogs-group").asText().equals(group);
  }

  private static List<String> lines(FleetTask task) {
    List<String> lines = new ArrayList<>();
    for (int i = 1; i <= LINES; i++) {
      lines.add("INFO  reading table %d of %d".formatted(i, LINES));
    }
    task.stop()
        .filter(stop -> stop.isByItself())
        .ifPresent(
            stop -> {
              lines.add("INFO  connecting as shop with password=hunter2");
              lines.add("ERROR java.lang.IllegalStateException: SHOP_TAX_TABLE is not set");
              lines.add("ERROR   at shop.Tax.load(Tax.java:31)");
            });
    return lines;
  }

  private static EcsError noSuchStream() {
    return new EcsError(
        "ResourceNotFoundException", 400, "The specified log stream does not exist.");
  }
}
