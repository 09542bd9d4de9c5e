package dev.slipway.sandbox.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is wrong with some blocks, in the words of Slack's {@code response_metadata.messages}. */
final class Problems {
  private final List<String> messages = new ArrayList<>();

  List<String> messages() {
    return List.copyOf(messages);
  }

  void add(String pointer, String message) {
    messages.add("[ERROR] " + message + " [json-pointer:" + pointer + "]");
  }

  boolean require(JsonNode node, String field, String pointer) {
    boolean present = node.hasNonNull(field);
    if (!present) {
      add(pointer, "missing required field: " + field);
    }
    return present;
  }

  void allowOnly(JsonNode node, Set<String> fields, String pointer) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!fields.contains(name)) {
                add(pointer, "invalid additional property: " + name);
              }
            });
  }

  /** A string of 1 to {@code max} characters, if the field is there. */
  void length(JsonNode node, String field, int max, String pointer) {
    JsonNode value = node.path(field);
    if (value.isMissingNode()) {
      return;
    }
    String where = pointer + "/" + field;
    if (!value.isTextual()) {
      add(where, "must be a string");
      return;
    }
    int length = value.asText().codePointCount(0, value.asText().length());
    if (length == 0) {
      add(where, "must be more than 0 characters");
    } else if (length > max) {
      add(where, "must be less than " + (max + 1) + " characters");
    }
  }

  /** An array of 1 to {@code max} items. */
  boolean items(JsonNode node, String field, int max, String pointer) {
    JsonNode value = node.path(field);
    String where = pointer + "/" + field;
    if (!value.isArray()) {
      add(pointer, "missing required field: " + field);
      return false;
    }
    if (value.isEmpty()) {
      add(where, "no fewer than 1 items required");
    } else if (value.size() > max) {
      add(where, "no more than " + max + " items allowed");
    }
    return true;
  }
}
