package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The parameters of a call, read by name and checked for type; remembers which names were read. */
final class Request {
  private final String operation;
  private final ObjectNode body;
  private final Set<String> read = new LinkedHashSet<>();

  Request(String operation, ObjectNode body) {
    this.operation = operation;
    this.body = body;
  }

  Optional<String> text(String name) {
    return field(name, JsonNode::isTextual, "a string").map(JsonNode::asText);
  }

  String requiredText(String name) {
    return text(name)
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> EcsError.invalid(name + " cannot be blank."));
  }

  Optional<Integer> number(String name) {
    return field(name, JsonNode::isIntegralNumber, "an integer").map(JsonNode::asInt);
  }

  boolean flag(String name) {
    return field(name, JsonNode::isBoolean, "a boolean").map(JsonNode::asBoolean).orElse(false);
  }

  Optional<ObjectNode> object(String name) {
    return field(name, JsonNode::isObject, "an object").map(ObjectNode.class::cast);
  }

  List<JsonNode> list(String name) {
    return field(name, JsonNode::isArray, "a list").stream()
        .flatMap(JsonNode::valueStream)
        .toList();
  }

  List<String> texts(String name) {
    return list(name).stream().map(JsonNode::asText).toList();
  }

  /** A list of one to {@code most} texts. */
  List<String> texts(String name, int most) {
    List<String> values = texts(name);
    if (values.isEmpty()) {
      throw EcsError.invalid(name + " cannot be empty.");
    }
    if (values.size() > most) {
      throw EcsError.invalid(
          name + " can have at most " + most + " items, but " + values.size() + " were given.");
    }
    return values;
  }

  Optional<String> oneOf(String name, Set<String> allowed) {
    Optional<String> value = text(name);
    if (value.isPresent() && !allowed.contains(value.get())) {
      throw EcsError.invalid(name + " must be one of " + allowed + ", not " + value.get() + ".");
    }
    return value;
  }

  /** Seconds of the epoch, as JSON 1.1 writes time. */
  static Optional<Instant> time(JsonNode node) {
    return node.isNumber()
        ? Optional.of(Instant.ofEpochMilli(Math.round(node.asDouble() * 1000)))
        : Optional.empty();
  }

  boolean has(String name) {
    read.add(name);
    return body.hasNonNull(name);
  }

  String operation() {
    return operation;
  }

  ObjectNode body() {
    return body;
  }

  Set<String> namesRead() {
    return read;
  }

  private Optional<JsonNode> field(String name, Predicate<JsonNode> fits, String kind) {
    if (!has(name)) {
      return Optional.empty();
    }
    JsonNode value = body.get(name);
    if (!fits.test(value)) {
      throw new EcsError("SerializationException", 400, name + " must be " + kind + ".");
    }
    return Optional.of(value);
  }
}
