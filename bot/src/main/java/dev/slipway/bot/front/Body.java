package dev.slipway.bot.front;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.bot.slack.Content;
import java.util.Optional;

/** How an answer is kept in the outbox. */
final class Body {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Body() {}

  static String write(Content content) {
    ObjectNode json = JSON.createObjectNode().put("text", content.text());
    content.blocks().ifPresent(blocks -> json.put("blocks", blocks));
    return json.toString();
  }

  static Content read(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      return new Content(
          json.path("text").asText(),
          Optional.of(json.path("blocks").asText()).filter(blocks -> !blocks.isEmpty()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an answer in the outbox cannot be read", e);
    }
  }
}
