package dev.slipway.bot.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.core.engine.MessageRef;
import dev.slipway.core.people.Place;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Marks the bot's messages with an id, and finds them by it. */
final class OwnMessages {
  private static final String EVENT_TYPE = "slipway_message";
  private static final int PAGES = 5;

  private final BiFunction<String, Map<String, String>, JsonNode> ask;

  OwnMessages(BiFunction<String, Map<String, String>, JsonNode> ask) {
    this.ask = ask;
  }

  static String metadata(String id) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return json.objectNode()
        .put("event_type", EVENT_TYPE)
        .set("event_payload", json.objectNode().put("id", id))
        .toString();
  }

  Optional<MessageRef> find(Place place, String id, Instant since) {
    String cursor = "";
    for (int page = 0; page < PAGES; page++) {
      JsonNode found = page(place, since, cursor);
      for (JsonNode message : found.path("messages")) {
        if (isOurs(message, id)) {
          return Optional.of(new MessageRef(place.channel(), message.path("ts").asText()));
        }
      }
      cursor = found.path("response_metadata").path("next_cursor").asText();
      if (cursor.isEmpty()) {
        break;
      }
    }
    return Optional.empty();
  }

  private JsonNode page(Place place, Instant since, String cursor) {
    Map<String, String> fields = new HashMap<>();
    fields.put("channel", place.channel().value());
    fields.put("oldest", since.getEpochSecond() + ".000000");
    fields.put("limit", "200");
    fields.put("include_all_metadata", "true");
    place.thread().ifPresent(thread -> fields.put("ts", thread));
    if (!cursor.isEmpty()) {
      fields.put("cursor", cursor);
    }
    String method = place.thread().isPresent() ? "conversations.replies" : "conversations.history";
    return ask.apply(method, fields);
  }

  private static boolean isOurs(JsonNode message, String id) {
    JsonNode metadata = message.path("metadata");
    return metadata.path("event_type").asText().equals(EVENT_TYPE)
        && metadata.path("event_payload").path("id").asText().equals(id);
  }
}
