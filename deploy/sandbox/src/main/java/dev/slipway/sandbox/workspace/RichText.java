package dev.slipway.sandbox.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code rich_text} block that Slack's composer adds to whatever a person types. */
final class RichText {
  private static final Pattern REFERENCE = Pattern.compile("<([^<>]+)>");

  private RichText() {}

  static ArrayNode ofTyped(String escapedText) {
    ArrayNode blocks = Json.array();
    ArrayNode elements =
        blocks
            .addObject()
            .put("type", "rich_text")
            .put("block_id", "typed")
            .putArray("elements")
            .addObject()
            .put("type", "rich_text_section")
            .putArray("elements");
    Matcher reference = REFERENCE.matcher(escapedText);
    int from = 0;
    while (reference.find()) {
      addText(elements, escapedText.substring(from, reference.start()));
      addReference(elements.addObject(), reference.group(1));
      from = reference.end();
    }
    addText(elements, escapedText.substring(from));
    return blocks;
  }

  private static void addText(ArrayNode elements, String escaped) {
    if (!escaped.isEmpty()) {
      elements.addObject().put("type", "text").put("text", Markup.unescape(escaped));
    }
  }

  private static void addReference(ObjectNode element, String inside) {
    String[] halves = inside.split("\\|", 2);
    switch (inside.charAt(0)) {
      case '@' -> element.put("type", "user").put("user_id", halves[0].substring(1));
      case '#' -> element.put("type", "channel").put("channel_id", halves[0].substring(1));
      case '!' -> element.put("type", "broadcast").put("range", halves[0].substring(1));
      default -> {
        element.put("type", "link").put("url", Markup.unescape(halves[0]));
        if (halves.length == 2) {
          element.put("text", Markup.unescape(halves[1]));
        }
      }
    }
  }
}
