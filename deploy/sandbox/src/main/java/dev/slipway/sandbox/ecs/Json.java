package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Pieces of answers. */
final class Json {
  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array(Stream<? extends JsonNode> items) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    items.forEach(array::add);
    return array;
  }

  static ArrayNode texts(Stream<String> items) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    items.forEach(array::add);
    return array;
  }

  static ObjectNode failure(String arn, String reason) {
    return object().put("arn", arn).put("reason", reason);
  }

  /** Time is seconds of the epoch with three decimals. */
  static void time(ObjectNode node, String name, Instant instant) {
    node.put(name, BigDecimal.valueOf(instant.toEpochMilli(), 3));
  }

  static void time(ObjectNode node, String name, Optional<Instant> instant) {
    instant.ifPresent(present -> time(node, name, present));
  }

  static void text(ObjectNode node, String name, String value) {
    if (!value.isEmpty()) {
      node.put(name, value);
    }
  }
}
