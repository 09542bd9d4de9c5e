package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.fleet.Arns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Remembers the newest calls. Thread-safe. */
final class CallLog {
  private static final int KEPT = 20_000;

  /** The parameter that says what a call is about: the first one present. */
  private static final List<String> SUBJECTS =
      List.of(
          "service",
          "services",
          "serviceName",
          "family",
          "taskDefinition",
          "familyPrefix",
          "tasks",
          "serviceDeploymentArn",
          "serviceDeploymentArns",
          "serviceRevisionArns",
          "resourceArn",
          "clusters",
          "cluster");

  private final List<Call> calls = new ArrayList<>();

  synchronized void add(String operation, ObjectNode request, Optional<String> error) {
    if (calls.size() == KEPT) {
      calls.removeFirst();
    }
    calls.add(new Call(operation, Instant.now(), subjects(request), request.toString(), error));
  }

  synchronized List<Call> all() {
    return List.copyOf(calls);
  }

  private static List<String> subjects(ObjectNode request) {
    return SUBJECTS.stream().filter(request::hasNonNull).findFirst().map(request::get).stream()
        .flatMap(node -> node.isArray() ? node.valueStream() : Stream.of(node))
        .map(JsonNode::asText)
        .map(Arns::shortName)
        .toList();
  }
}
