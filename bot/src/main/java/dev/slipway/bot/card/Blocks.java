package dev.slipway.bot.card;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.bot.slack.Content;
import dev.slipway.bot.slack.SlackText;
import java.util.ArrayList;
import java.util.List;

/**
 * A message in Block Kit, kept within Slack's limits: 50 blocks, 3000 characters a section, 150 a
 * header, 10 elements a context, some 13,000 characters in all (docs.slack.dev, block reference).
 */
final class Blocks {
  private static final int SECTION = 2900;
  private static final int HEADER = 150;
  private static final int MOST_BLOCKS = 48;
  private static final int MOST_CHARACTERS = 11_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ArrayNode blocks = JSON.createArrayNode();
  private final String summary;
  private int characters;

  /**
   * @param summary what notifications and screen readers say, in Slack's markup
   */
  Blocks(String summary) {
    this.summary = summary;
  }

  Blocks header(String text) {
    ObjectNode block = block("header");
    block.set("text", plain(SlackText.truncate(text, HEADER)));
    return add(block, text.length());
  }

  /** Text in Slack's markup; what others wrote must be escaped. */
  Blocks section(String markup) {
    String text = cut(markup, SECTION);
    ObjectNode block = block("section");
    block.set("text", markup(text));
    return add(block, text.length());
  }

  /** Lines, in as many sections as they need. */
  Blocks lines(List<String> lines) {
    StringBuilder section = new StringBuilder();
    for (String line : lines) {
      if (section.length() + line.length() >= SECTION) {
        section(section.toString());
        section.setLength(0);
      }
      section.append(section.isEmpty() ? "" : "\n").append(line);
    }
    return section.isEmpty() ? this : section(section.toString());
  }

  /** Small print, the pieces one after the other. */
  Blocks context(String... pieces) {
    List<String> shown = new ArrayList<>(List.of(pieces));
    shown.removeIf(String::isBlank);
    if (shown.isEmpty()) {
      return this;
    }
    ObjectNode block = block("context");
    ArrayNode elements = block.putArray("elements");
    String text = cut(String.join("  ·  ", shown), SECTION);
    elements.add(markup(text));
    return add(block, text.length());
  }

  Blocks divider() {
    return add(block("divider"), 0);
  }

  Blocks buttons(List<Button> buttons) {
    if (buttons.isEmpty()) {
      return this;
    }
    ObjectNode block = block("actions");
    ArrayNode elements = block.putArray("elements");
    buttons.forEach(button -> elements.add(button.json(JSON)));
    return add(block, 0);
  }

  Content content() {
    return new Content(SlackText.truncate(summary, SECTION), blocks.toString());
  }

  /** Never cuts an entity, a link or a code block in two: only whole lines go. */
  private static String cut(String markup, int limit) {
    if (markup.length() <= limit) {
      return markup;
    }
    int end = markup.lastIndexOf('\n', limit - 10);
    String kept = end > 0 ? markup.substring(0, end) : SlackText.truncate(markup, limit - 10);
    boolean openCode = (kept.split("```", -1).length & 1) == 0;
    return kept + (openCode ? "\n```…" : "\n…");
  }

  private Blocks add(ObjectNode block, int length) {
    boolean buttons = block.path("type").asText().equals("actions");
    if (blocks.size() < MOST_BLOCKS && (buttons || characters + length <= MOST_CHARACTERS)) {
      characters += length;
      blocks.add(block);
    }
    return this;
  }

  private static ObjectNode block(String type) {
    return JSON.createObjectNode().put("type", type);
  }

  static ObjectNode markup(String text) {
    return JSON.createObjectNode().put("type", "mrkdwn").put("text", text);
  }

  static ObjectNode plain(String text) {
    return JSON.createObjectNode().put("type", "plain_text").put("text", text).put("emoji", true);
  }
}
