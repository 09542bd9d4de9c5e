package dev.slipway.bot.card;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.bot.slack.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A message in Block Kit, kept within Slack's limits: 50 blocks, 3000 characters a section, 150 a
 * header, some 13,000 characters in all (docs.slack.dev, block reference). When it would be too
 * long, lists are shortened and say so; everything else stays.
 */
final class Blocks {
  static final int SECTION = 2900;
  private static final int HEADER = 150;
  private static final int TEXT = 1500;
  private static final int MOST_LISTS = 12;
  private static final int MOST_BLOCKS = 48;
  private static final int MOST_CHARACTERS = 12_500;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<Piece> pieces = new ArrayList<>();
  private final String summary;

  /**
   * @param summary what notifications and screen readers say
   */
  Blocks(String summary) {
    this.summary = Say.spoken(summary);
  }

  /** One paragraph that is its own summary. */
  static Content paragraph(String markup) {
    return new Blocks(markup).section(markup).content();
  }

  Blocks header(String text) {
    ObjectNode block = block("header");
    block.set("text", plain(Cut.to(text, HEADER)));
    return add(block);
  }

  /** Text in Slack's markup, one part below the other; what others wrote must be escaped. */
  Blocks section(String... parts) {
    List<String> shown = Stream.of(parts).filter(part -> !part.isBlank()).toList();
    String whole = String.join("\n", shown);
    if (whole.length() <= SECTION) {
      return whole.isEmpty() ? this : add(paragraphOf(whole));
    }
    shown.forEach(part -> add(paragraphOf(part)));
    return this;
  }

  /**
   * Lines, in as many sections as they need; shortened when the message would be too long.
   *
   * @param one what a line is about, in the singular
   */
  Blocks list(List<String> lines, String one) {
    return list(lines, one, 0);
  }

  /**
   * The same for a list that is not complete.
   *
   * @param more how many there are besides
   */
  Blocks list(List<String> lines, String one, int more) {
    pieces.add(new Piece.Rows(List.copyOf(lines), one, more));
    return this;
  }

  /** Several lists of the same kind, each in a block of its own unless they are too many. */
  Blocks lists(List<List<String>> lists, String one) {
    if (lists.size() > MOST_LISTS) {
      return list(lists.stream().flatMap(List::stream).toList(), one);
    }
    lists.forEach(lines -> list(lines, one));
    return this;
  }

  /** Small print, the pieces one after the other. */
  Blocks context(String... parts) {
    List<String> shown = Stream.of(parts).filter(part -> !part.isBlank()).toList();
    if (shown.isEmpty()) {
      return this;
    }
    ObjectNode block = block("context");
    block.putArray("elements").add(markup(Cut.lines(String.join("  ·  ", shown), SECTION)));
    return add(block);
  }

  Blocks divider() {
    return add(block("divider"));
  }

  Blocks buttons(List<Button> buttons) {
    if (buttons.isEmpty()) {
      return this;
    }
    ObjectNode block = block("actions");
    ArrayNode elements = block.putArray("elements");
    buttons.forEach(button -> elements.add(button.json(JSON)));
    return add(block);
  }

  /** A field to write into; what is in it comes with a press of any button of the message. */
  Blocks question(String label, String placeholder) {
    ObjectNode block = block("input").put("block_id", "reason").put("optional", true);
    block.set("label", plain(label));
    ObjectNode element = block.putObject("element").put("type", "plain_text_input");
    element.put("action_id", ActionIds.REASON).put("max_length", ActionIds.LONGEST_REASON);
    element.set("placeholder", plain(placeholder));
    return add(block);
  }

  /** A button that gives a command in the name of whoever clicks it. */
  Blocks offer(String label, String command) {
    ObjectNode block = block("actions");
    ObjectNode button = block.putArray("elements").addObject().put("type", "button");
    button.put("action_id", ActionIds.COMMAND).put("value", command);
    button.set("text", plain(Cut.to(label, 75)));
    return add(block);
  }

  Content content() {
    Room room = new Room(MOST_BLOCKS, MOST_CHARACTERS, pieces);
    ArrayNode blocks = JSON.createArrayNode();
    pieces.forEach(piece -> blocks.addAll(piece.blocks(room)));
    return new Content(Cut.to(summary, TEXT), blocks.toString());
  }

  private Blocks add(ObjectNode block) {
    pieces.add(new Piece.Fixed(block));
    return this;
  }

  static ObjectNode paragraphOf(String markup) {
    ObjectNode block = block("section");
    block.set("text", markup(Cut.lines(markup, SECTION)));
    return block;
  }

  private static ObjectNode block(String type) {
    return JSON.createObjectNode().put("type", type);
  }

  /** Verbatim: Slack makes no links of addresses and channel names that somebody wrote. */
  private static ObjectNode markup(String text) {
    return JSON.createObjectNode().put("type", "mrkdwn").put("text", text).put("verbatim", true);
  }

  static ObjectNode plain(String text) {
    return JSON.createObjectNode().put("type", "plain_text").put("text", text).put("emoji", false);
  }
}
