package dev.slipway.adapters.jenkins;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.adapters.builds.OrderVariables;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A build of the job, as Jenkins has it.
 *
 * @param queueId the item of the queue that it was
 * @param mark empty when it is none of ours
 * @param result {@code SUCCESS}, {@code FAILURE}, {@code UNSTABLE}, {@code ABORTED} or {@code
 *     NOT_BUILT}; empty while there is none
 * @param interruptions who or what ended it early
 * @param pipeline whether it has stages
 */
record Run(
    long number,
    long queueId,
    String mark,
    boolean building,
    String result,
    Instant begun,
    Optional<URI> link,
    List<String> interruptions,
    boolean pipeline) {
  private static final Duration SUCCESS_COUNTS = Duration.ofHours(1);

  static final String TREE =
      "number,queueId,building,result,timestamp,url,actions[parameters[name,value],causes[shortDescription]]";

  static Run read(JsonNode json) {
    return new Run(
        json.path("number").asLong(),
        json.path("queueId").asLong(),
        mark(json),
        json.path("building").asBoolean(),
        json.path("result").isTextual() ? json.path("result").asText() : "",
        Instant.ofEpochMilli(json.path("timestamp").asLong()),
        link(json.path("url").asText()),
        interruptions(json.path("actions")),
        json.path("_class").asText().endsWith(".WorkflowRun"));
  }

  /** The image of an older success was looked for, and is not there. */
  boolean isWorthFinding(Instant now) {
    return building || (succeeded() && begun.isAfter(now.minus(SUCCESS_COUNTS)));
  }

  boolean succeeded() {
    return !building && result.equals("SUCCESS");
  }

  /** The parameter of a build or queue item by which an order is found again; empty without. */
  static String mark(JsonNode json) {
    for (JsonNode action : json.path("actions")) {
      for (JsonNode parameter : action.path("parameters")) {
        if (parameter.path("name").asText().equals(OrderVariables.MARK)) {
          return parameter.path("value").asText();
        }
      }
    }
    return "";
  }

  private static Optional<URI> link(String url) {
    try {
      return Optional.of(URI.create(url))
          .filter(uri -> Set.of("http", "https").contains(String.valueOf(uri.getScheme())));
    } catch (IllegalArgumentException nonsense) {
      return Optional.empty();
    }
  }

  /** What caused the start is told in the same way, by another kind of action. */
  private static List<String> interruptions(JsonNode actions) {
    List<String> said = new ArrayList<>();
    for (JsonNode action : actions) {
      if (action.path("_class").asText().endsWith(".InterruptedBuildAction")) {
        action.path("causes").forEach(cause -> said.add(cause.path("shortDescription").asText()));
      }
    }
    return said.stream().filter(each -> !each.isBlank()).distinct().toList();
  }
}
