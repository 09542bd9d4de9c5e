package dev.slipway.adapters.jenkins;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An order that waits for an executor, or waited until a moment ago: Jenkins forgets it five
 * minutes after it left the queue.
 *
 * @param task the address of the job it is for
 * @param mark empty when it is none of ours
 * @param run the number of the build that it became
 * @param why what it waits for, in the words of Jenkins
 */
record QueueItem(
    long id,
    String task,
    String mark,
    boolean cancelled,
    Optional<Long> run,
    String why,
    Instant since) {
  static final String TREE =
      "id,cancelled,why,inQueueSince,task[url],executable[number],actions[parameters[name,value]]";

  static QueueItem read(JsonNode json) {
    return new QueueItem(
        json.path("id").asLong(),
        json.path("task").path("url").asText(),
        Run.mark(json),
        json.path("cancelled").asBoolean(),
        Optional.of(json.path("executable").path("number"))
            .filter(JsonNode::isNumber)
            .map(JsonNode::asLong),
        json.path("why").isTextual() ? json.path("why").asText() : "",
        Instant.ofEpochMilli(json.path("inQueueSince").asLong()));
  }

  /** Changes every minute, so that whoever waits for an executor is not taken to hang. */
  String line(Instant now) {
    long minutes = Math.max(0, Duration.between(since, now).toMinutes());
    String what = why.isEmpty() ? "leaves the queue" : "waits in the queue: " + why;
    return minutes == 0 ? what : "%s (%d min)".formatted(what, minutes);
  }
}
