package dev.slipway.sandbox.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Text objects and the confirm dialog, whose four texts each have a limit of their own. */
final class TextRules {
  private final Problems problems;

  TextRules(Problems problems) {
    this.problems = problems;
  }

  void plain(JsonNode parent, String field, int max, String pointer) {
    if (problems.require(parent, field, pointer)) {
      check(parent.path(field), max, pointer + "/" + field, Set.of("plain_text"));
    }
  }

  void any(JsonNode parent, String field, int max, String pointer) {
    if (problems.require(parent, field, pointer)) {
      any(parent.path(field), max, pointer + "/" + field);
    }
  }

  void any(JsonNode text, int max, String pointer) {
    check(text, max, pointer, Set.of("plain_text", "mrkdwn"));
  }

  private void check(JsonNode text, int max, String pointer, Set<String> types) {
    if (!text.isObject()) {
      problems.add(pointer, "must be an object");
      return;
    }
    String type = text.path("type").asText();
    if (!types.contains(type)) {
      problems.add(pointer + "/type", "must be a valid enum value");
      return;
    }
    problems.allowOnly(text, allowed(type), pointer);
    if (problems.require(text, "text", pointer)) {
      problems.length(text, "text", max, pointer);
    }
  }

  private static Set<String> allowed(String type) {
    return type.equals("plain_text")
        ? Set.of("type", "text", "emoji")
        : Set.of("type", "text", "verbatim");
  }

  void confirm(JsonNode element, String pointer) {
    if (!element.has("confirm")) {
      return;
    }
    JsonNode confirm = element.path("confirm");
    String where = pointer + "/confirm";
    problems.allowOnly(confirm, Set.of("title", "text", "confirm", "deny", "style"), where);
    plain(confirm, "title", 100, where);
    any(confirm, "text", 300, where);
    plain(confirm, "confirm", 30, where);
    plain(confirm, "deny", 30, where);
    style(confirm, where);
  }

  void style(JsonNode element, String pointer) {
    if (element.has("style")
        && !Set.of("primary", "danger").contains(element.path("style").asText())) {
      problems.add(pointer + "/style", "must be a valid enum value");
    }
  }
}
