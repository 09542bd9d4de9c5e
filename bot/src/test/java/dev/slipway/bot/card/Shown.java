package dev.slipway.bot.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.bot.slack.Content;
import dev.slipway.core.golden.Golden;

/** A message as a reviewer reads it. */
final class Shown {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Shown() {}

  static JsonNode of(Content content) {
    ObjectNode json = JSON.createObjectNode().put("text", content.text());
    content.blocks().ifPresent(blocks -> json.set("blocks", read(blocks)));
    return json;
  }

  static void check(String name, JsonNode shown) {
    Golden.check("src/test/golden/" + name + ".json", shown.toPrettyString() + "\n");
  }

  /** Many short messages in one file. */
  static ObjectNode several() {
    return JSON.createObjectNode();
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
