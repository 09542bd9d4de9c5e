package dev.slipway.sandbox.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** Interactive elements, images and option lists. */
final class ElementRules {
  private static final Set<String> PICKERS =
      Set.of(
          "users_select",
          "conversations_select",
          "channels_select",
          "external_select",
          "multi_static_select",
          "multi_users_select",
          "multi_conversations_select",
          "multi_channels_select",
          "datepicker",
          "timepicker",
          "datetimepicker",
          "workflow_button");
  private static final Set<String> INPUTS =
      Set.of(
          "plain_text_input",
          "number_input",
          "email_text_input",
          "url_text_input",
          "rich_text_input",
          "file_input");
  private static final Set<String> BUTTON_FIELDS =
      Set.of(
          "type", "text", "action_id", "url", "value", "style", "confirm", "accessibility_label");

  private final Problems problems;
  private final TextRules texts;

  ElementRules(Problems problems, TextRules texts) {
    this.problems = problems;
    this.texts = texts;
  }

  void interactive(JsonNode element, String pointer) {
    String type = element.path("type").asText();
    problems.length(element, "action_id", 255, pointer);
    texts.confirm(element, pointer);
    switch (type) {
      case "button" -> button(element, pointer);
      case "overflow" -> options(element, 5, pointer);
      case "static_select" -> select(element, pointer);
      case "checkboxes", "radio_buttons" -> options(element, 10, pointer);
      default -> {
        if (!PICKERS.contains(type)) {
          unsupported(type, pointer);
        }
      }
    }
  }

  void accessory(JsonNode element, String pointer) {
    if (element.path("type").asText().equals("image")) {
      image(element, pointer);
    } else {
      interactive(element, pointer);
    }
  }

  void input(JsonNode element, String pointer) {
    if (!INPUTS.contains(element.path("type").asText())) {
      interactive(element, pointer);
      return;
    }
    problems.length(element, "action_id", 255, pointer);
    if (element.has("placeholder")) {
      texts.plain(element, "placeholder", 150, pointer);
    }
  }

  void image(JsonNode image, String pointer) {
    if (!image.has("slack_file") && problems.require(image, "image_url", pointer)) {
      problems.length(image, "image_url", 3_000, pointer);
    }
    if (problems.require(image, "alt_text", pointer)) {
      problems.length(image, "alt_text", 2_000, pointer);
    }
  }

  /** Every action_id of one block is different. */
  void uniqueActions(JsonNode elements, String blockId, String pointer) {
    Set<String> seen = new HashSet<>();
    for (JsonNode element : elements) {
      String id = element.path("action_id").asText();
      if (!id.isEmpty() && !seen.add(id)) {
        problems.add(
            pointer,
            "`action_id` \"" + id + "\" already exists for `block_id` \"" + blockId + "\"");
      }
    }
  }

  private void button(JsonNode button, String pointer) {
    problems.allowOnly(button, BUTTON_FIELDS, pointer);
    texts.plain(button, "text", 75, pointer);
    problems.length(button, "value", 2_000, pointer);
    problems.length(button, "url", 3_000, pointer);
    problems.length(button, "accessibility_label", 75, pointer);
    texts.style(button, pointer);
  }

  private void select(JsonNode select, String pointer) {
    if (select.has("placeholder")) {
      texts.plain(select, "placeholder", 150, pointer);
    }
    if (select.has("option_groups")) {
      groups(select, pointer);
    } else {
      options(select, 100, pointer);
    }
  }

  private void groups(JsonNode select, String pointer) {
    if (!problems.items(select, "option_groups", 100, pointer)) {
      return;
    }
    int index = 0;
    for (JsonNode group : select.path("option_groups")) {
      String where = pointer + "/option_groups/" + index++;
      texts.plain(group, "label", 75, where);
      options(group, 100, where);
    }
  }

  private void options(JsonNode element, int max, String pointer) {
    if (!problems.items(element, "options", max, pointer)) {
      return;
    }
    int index = 0;
    for (JsonNode option : element.path("options")) {
      String where = pointer + "/options/" + index++;
      texts.any(option, "text", 75, where);
      if (problems.require(option, "value", where)) {
        problems.length(option, "value", 150, where);
      }
      if (option.has("description")) {
        texts.any(option, "description", 75, where);
      }
    }
  }

  void unsupported(String type, String pointer) {
    problems.add(pointer + "/type", "unsupported type: " + type);
  }
}
