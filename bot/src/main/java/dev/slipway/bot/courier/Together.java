package dev.slipway.bot.courier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.bot.slack.Content;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Several contents as one message, one below the other. */
final class Together {
  /** Characters that one section of Block Kit takes, as {@code docs.slack.dev} says. */
  static final int LONGEST = 3000;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Together() {}

  /**
   * @param contents at least one
   */
  static Content of(List<Content> contents) {
    if (contents.size() == 1) {
      return contents.getFirst();
    }
    String text = contents.stream().map(Content::text).collect(Collectors.joining("\n"));
    return contents.stream().allMatch(content -> content.blocks().isPresent())
        ? new Content(text, blocks(contents).toString())
        : new Content(text);
  }

  private static ArrayNode blocks(List<Content> contents) {
    ArrayNode all = JSON.createArrayNode();
    for (Content content : contents) {
      for (JsonNode block : read(content.blocks().orElseThrow())) {
        add(all, block);
      }
    }
    return all;
  }

  /** Sections follow each other as lines of one section, while that takes them. */
  private static void add(ArrayNode all, JsonNode block) {
    Optional<ObjectNode> last =
        all.isEmpty() || !(all.get(all.size() - 1) instanceof ObjectNode node)
            ? Optional.empty()
            : Optional.of(node);
    Optional<String> joined =
        last.filter(section -> isText(section) && isText(block))
            .map(section -> words(section) + "\n" + words(block))
            .filter(words -> words.length() <= LONGEST);
    if (joined.isEmpty()) {
      all.add(block);
    } else {
      last.orElseThrow().withObject("/text").put("text", joined.get());
    }
  }

  /** A section of text and nothing else. */
  private static boolean isText(JsonNode block) {
    return block.path("type").asText().equals("section")
        && block.path("text").path("type").asText().equals("mrkdwn")
        && block.size() == 2;
  }

  private static String words(JsonNode section) {
    return section.path("text").path("text").asText();
  }

  private static JsonNode read(String blocks) {
    try {
      return JSON.readTree(blocks);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("blocks of our own cannot be read", e);
    }
  }
}
