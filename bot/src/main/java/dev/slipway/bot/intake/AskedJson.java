package dev.slipway.bot.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import java.util.Optional;

/** How a request is kept in the inbox. */
final class AskedJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private AskedJson() {}

  static String write(Asked asked) {
    ObjectNode json = JSON.createObjectNode().put("person", asked.person().value());
    json.put("channel", asked.place().channel().value());
    return switch (asked) {
      case Asked.Typed typed -> {
        typed.place().thread().ifPresent(thread -> json.put("thread", thread));
        yield json.put("kind", "typed")
            .put("ts", typed.ts())
            .put("text", typed.text())
            .put("slash", typed.slash())
            .toString();
      }
      case Asked.Clicked clicked ->
          json.put("kind", "clicked")
              .put("message", clicked.messageTs())
              .put("action", clicked.actionId())
              .put("value", clicked.value())
              .put("typed", clicked.typed())
              .put("ts", clicked.actionTs())
              .toString();
    };
  }

  /**
   * @throws IllegalArgumentException when it was not written by {@link #write}
   */
  static Asked read(String payload) {
    try {
      JsonNode json = JSON.readTree(payload);
      return switch (json.path("kind").asText()) {
        case "typed" -> typed(json);
        case "clicked" -> clicked(json);
        case String kind -> throw new IllegalArgumentException("unknown kind \"" + kind + "\"");
      };
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an inbox payload cannot be read", e);
    }
  }

  private static Asked typed(JsonNode json) {
    Optional<String> thread = Optional.of(json.path("thread").asText()).filter(ts -> !ts.isEmpty());
    return new Asked.Typed(
        person(json),
        new Place(channel(json), thread),
        json.path("ts").asText(),
        json.path("text").asText(),
        json.path("slash").asBoolean());
  }

  private static Asked clicked(JsonNode json) {
    return new Asked.Clicked(
        person(json),
        channel(json),
        json.path("message").asText(),
        json.path("action").asText(),
        json.path("value").asText(),
        json.path("typed").asText(),
        json.path("ts").asText());
  }

  private static PersonId person(JsonNode json) {
    return new PersonId(json.path("person").asText());
  }

  private static ChannelId channel(JsonNode json) {
    return new ChannelId(json.path("channel").asText());
  }
}
