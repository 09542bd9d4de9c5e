package dev.slipway.sandbox.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** {@code rich_text} and {@code table} blocks. */
final class RichTextRules {
  private static final Set<String> CONTAINERS =
      Set.of("rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted");
  private static final Set<String> LEAVES =
      Set.of(
          "text",
          "link",
          "emoji",
          "user",
          "channel",
          "usergroup",
          "broadcast",
          "date",
          "color",
          "team");

  private final Problems problems;
  private final TextRules texts;

  RichTextRules(Problems problems, TextRules texts) {
    this.problems = problems;
    this.texts = texts;
  }

  void check(JsonNode block, String pointer) {
    if (!block.path("elements").isArray()) {
      problems.add(pointer, "missing required field: elements");
      return;
    }
    int index = 0;
    for (JsonNode element : block.path("elements")) {
      container(element, pointer + "/elements/" + index++);
    }
  }

  private void container(JsonNode element, String pointer) {
    String type = element.path("type").asText();
    if (!CONTAINERS.contains(type)) {
      problems.add(pointer + "/type", "unsupported type: " + type);
      return;
    }
    boolean isList = type.equals("rich_text_list");
    if (isList && !Set.of("bullet", "ordered").contains(element.path("style").asText())) {
      problems.add(pointer + "/style", "must be a valid enum value");
    }
    int index = 0;
    for (JsonNode child : element.path("elements")) {
      String where = pointer + "/elements/" + index++;
      if (isList) {
        container(child, where);
      } else {
        leaf(child, where);
      }
    }
  }

  private void leaf(JsonNode leaf, String pointer) {
    String type = leaf.path("type").asText();
    if (!LEAVES.contains(type)) {
      problems.add(pointer + "/type", "unsupported type: " + type);
    } else if (type.equals("text") && problems.require(leaf, "text", pointer)) {
      problems.length(leaf, "text", 40_000, pointer);
    }
  }

  void table(JsonNode block, String pointer) {
    if (!problems.items(block, "rows", 100, pointer)) {
      return;
    }
    int row = 0;
    for (JsonNode cells : block.path("rows")) {
      row(cells, pointer + "/rows/" + row++);
    }
  }

  private void row(JsonNode cells, String pointer) {
    if (!cells.isArray() || cells.isEmpty()) {
      problems.add(pointer, "no fewer than 1 items required");
    } else if (cells.size() > 20) {
      problems.add(pointer, "no more than 20 items allowed");
    }
    int column = 0;
    for (JsonNode cell : cells) {
      cell(cell, pointer + "/" + column++);
    }
  }

  private void cell(JsonNode cell, String pointer) {
    switch (cell.path("type").asText()) {
      case "raw_text" -> problems.length(cell, "text", 3_000, pointer);
      case "rich_text" -> check(cell, pointer);
      case "mrkdwn" -> texts.any(cell, 3_000, pointer);
      default -> problems.add(pointer + "/type", "unsupported type: " + cell.path("type").asText());
    }
  }
}
