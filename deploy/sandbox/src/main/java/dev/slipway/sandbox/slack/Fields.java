package dev.slipway.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.workspace.Json;

/**
 * The state of the input fields of a message, which comes with every press of one of its buttons.
 *
 * <p>The reference is {@code docs.slack.dev/reference/interaction-payloads/block_actions-payload}.
 */
final class Fields {
  private Fields() {}

  static ObjectNode untouched(JsonNode blocks) {
    return written(blocks, "");
  }

  /** As if the text was typed into each of them; Slack says null of an empty one. */
  static ObjectNode written(JsonNode blocks, String text) {
    ObjectNode values = Json.object();
    for (JsonNode block : blocks) {
      JsonNode element = block.path("element");
      if (block.path("type").asText().equals("input")) {
        ObjectNode state =
            values
                .putObject(block.path("block_id").asText())
                .putObject(element.path("action_id").asText())
                .put("type", element.path("type").asText());
        state.put("value", text.isEmpty() ? null : text);
      }
    }
    return values;
  }
}
