package dev.slipway.sandbox.verdicts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.bot.slack.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A message as somebody reads it in Slack: one line for each line of its blocks. */
final class CardText {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern DATE = Pattern.compile("<!date\\^[^|>]*\\|([^>]*)>");
  private static final Pattern LINK = Pattern.compile("<[^|>]*\\|([^>]*)>");

  private CardText() {}

  static List<String> of(Content content) {
    List<String> lines = new ArrayList<>();
    read(content.blocks().orElse("[]")).forEach(block -> add(block, lines));
    return lines;
  }

  private static void add(JsonNode node, List<String> lines) {
    if (node.path("text").isTextual()) {
      plain(node.path("text").asText()).lines().forEach(lines::add);
    } else {
      node.forEach(child -> add(child, lines));
    }
  }

  private static String plain(String markup) {
    String bare = DATE.matcher(markup).replaceAll("$1");
    bare = LINK.matcher(bare).replaceAll("$1");
    return bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private static JsonNode read(String blocks) {
    try {
      return JSON.readTree(blocks);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(blocks, e);
    }
  }
}
