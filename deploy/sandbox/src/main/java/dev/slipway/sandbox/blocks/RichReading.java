package dev.slipway.sandbox.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A {@code rich_text} block in readable lines. */
final class RichReading {
  private RichReading() {}

  static List<String> lines(JsonNode block, MarkupReading markup) {
    List<String> lines = new ArrayList<>();
    block.path("elements").forEach(element -> lines.addAll(container(element, markup)));
    return lines;
  }

  private static List<String> container(JsonNode element, MarkupReading markup) {
    return switch (element.path("type").asText()) {
      case "rich_text_list" -> list(element, markup);
      case "rich_text_quote" -> prefixed("> ", inline(element, markup));
      default -> List.of(inline(element, markup).stripTrailing().split("\n", -1));
    };
  }

  private static List<String> prefixed(String prefix, String text) {
    return Arrays.stream(text.stripTrailing().split("\n", -1)).map(prefix::concat).toList();
  }

  private static List<String> list(JsonNode list, MarkupReading markup) {
    boolean ordered = list.path("style").asText().equals("ordered");
    String indent = "  ".repeat(list.path("indent").asInt());
    List<String> lines = new ArrayList<>();
    int number = 1 + list.path("offset").asInt();
    for (JsonNode item : list.path("elements")) {
      lines.add(indent + (ordered ? number++ + ". " : "• ") + inline(item, markup));
    }
    return lines;
  }

  private static String inline(JsonNode container, MarkupReading markup) {
    return Reading.stream(container.path("elements"))
        .map(leaf -> leaf(leaf, markup))
        .collect(Collectors.joining());
  }

  private static String leaf(JsonNode leaf, MarkupReading markup) {
    return switch (leaf.path("type").asText()) {
      case "link" -> leaf.path("text").asText(leaf.path("url").asText());
      case "emoji" -> markup.emoji(":" + leaf.path("name").asText() + ":");
      case "user" -> "@" + markup.names().user(leaf.path("user_id").asText());
      case "channel" -> "#" + markup.names().channel(leaf.path("channel_id").asText());
      case "usergroup" -> "@" + markup.names().group(leaf.path("usergroup_id").asText());
      case "broadcast" -> "@" + leaf.path("range").asText();
      case "date" -> leaf.path("fallback").asText();
      default -> leaf.path("text").asText();
    };
  }
}
