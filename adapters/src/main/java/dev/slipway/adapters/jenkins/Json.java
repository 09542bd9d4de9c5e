package dev.slipway.adapters.jenkins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Optional;

/** Answers in JSON; a page for people instead of one is nothing. */
final class Json {
  static final JsonNode NOTHING = MissingNode.getInstance();

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static Optional<JsonNode> orNothing(Answer answer) {
    try {
      return Optional.of(MAPPER.readTree(answer.text())).filter(JsonNode::isObject);
    } catch (IOException noJson) {
      return Optional.empty();
    }
  }
}
