package dev.slipway.sandbox.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Blocks as the lines that a person reads, with buttons in square brackets. */
public final class Reading {
  private final MarkupReading markup;

  public Reading(Names names) {
    this.markup = new MarkupReading(names);
  }

  /** The message in readable lines: its blocks, or its text if it has none. */
  public String plain(String text, JsonNode blocks) {
    if (blocks.isEmpty()) {
      return markup.plain(text);
    }
    List<String> lines = new ArrayList<>();
    blocks.forEach(block -> lines.addAll(block(block)));
    return String.join("\n", lines);
  }

  private List<String> block(JsonNode block) {
    return switch (block.path("type").asText()) {
      case "section" -> section(block);
      case "header", "markdown" -> List.of(text(block.path("text")));
      case "context" -> List.of(join("  ", block.path("elements")));
      case "actions" -> List.of(join(" ", block.path("elements")));
      case "image" -> List.of("(image: " + block.path("alt_text").asText() + ")");
      case "divider" -> List.of("---");
      case "rich_text" -> RichReading.lines(block, markup);
      case "table" -> table(block);
      case "input" -> List.of(text(block.path("label")) + ": ____");
      default -> List.of("(" + block.path("type").asText() + ")");
    };
  }

  private List<String> section(JsonNode block) {
    List<String> lines = new ArrayList<>();
    if (block.has("text")) {
      lines.add(text(block.path("text")));
    }
    block.path("fields").forEach(field -> lines.add(text(field).replace("\n", " ")));
    if (block.has("accessory")) {
      lines.add(element(block.path("accessory")));
    }
    return lines;
  }

  private List<String> table(JsonNode block) {
    return stream(block.path("rows"))
        .map(row -> String.join(" | ", stream(row).map(this::cell).toList()))
        .toList();
  }

  private String cell(JsonNode cell) {
    return cell.path("type").asText().equals("rich_text")
        ? String.join(" ", RichReading.lines(cell, markup))
        : text(cell);
  }

  private String join(String between, JsonNode elements) {
    return String.join(between, stream(elements).map(this::element).toList());
  }

  private String element(JsonNode element) {
    return switch (element.path("type").asText()) {
      case "mrkdwn", "plain_text" -> text(element);
      case "button" -> "[" + text(element.path("text")) + "]";
      case "image" -> "(image: " + element.path("alt_text").asText() + ")";
      case "overflow" -> "[...]";
      default -> "[" + text(element.path("placeholder")) + " v]";
    };
  }

  private String text(JsonNode text) {
    if (text.isTextual()) {
      return markup.plain(text.asText());
    }
    String content = text.path("text").asText();
    return text.path("type").asText().equals("mrkdwn")
        ? markup.plain(content)
        : markup.emoji(content);
  }

  static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
