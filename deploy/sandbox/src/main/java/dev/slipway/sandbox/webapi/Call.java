package dev.slipway.sandbox.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.sandbox.workspace.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One call with its arguments, from a form or from a JSON body alike. */
record Call(String method, Map<String, JsonNode> arguments) {

  /** The argument as text; empty if it is absent or blank. */
  Optional<String> text(String name) {
    JsonNode value = arguments.get(name);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    String text = value.isValueNode() ? value.asText() : value.toString();
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  String required(String name) {
    return text(name)
        .orElseThrow(
            () ->
                ApiFailure.because(
                    "invalid_arguments", List.of("[ERROR] missing required field: " + name)));
  }

  boolean flag(String name) {
    String value = text(name).orElse("");
    return value.equals("true") || value.equals("1");
  }

  int number(String name, int otherwise) {
    try {
      return text(name).map(Integer::parseInt).orElse(otherwise);
    } catch (NumberFormatException e) {
      throw ApiFailure.of("invalid_arguments");
    }
  }

  /** The argument as JSON, which forms carry as text; fails with {@code error} if it is not. */
  Optional<JsonNode> json(String name, String error) {
    JsonNode value = arguments.get(name);
    if (value != null && value.isContainerNode()) {
      return Optional.of(value);
    }
    Optional<JsonNode> parsed =
        text(name).map(t -> Json.read(t).orElseThrow(() -> ApiFailure.of(error)));
    return parsed.filter(node -> !node.isMissingNode());
  }
}
