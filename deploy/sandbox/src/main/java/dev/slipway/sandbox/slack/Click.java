package dev.slipway.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A press of a button.
 *
 * @param confirmed the dialog that the person had to confirm, if the button has one
 */
public record Click(String actionId, String label, String value, Optional<Dialog> confirmed) {

  /** The confirm dialog as the person reads it. */
  public record Dialog(String title, String text, String confirm, String deny) {}

  static Click of(JsonNode button) {
    return new Click(
        button.path("action_id").asText(),
        label(button, "text"),
        button.path("value").asText(),
        Optional.of(button.path("confirm")).filter(JsonNode::isObject).map(Click::dialog));
  }

  private static Dialog dialog(JsonNode confirm) {
    return new Dialog(
        label(confirm, "title"),
        label(confirm, "text"),
        label(confirm, "confirm"),
        label(confirm, "deny"));
  }

  private static String label(JsonNode parent, String field) {
    return parent.path(field).path("text").asText();
  }
}
