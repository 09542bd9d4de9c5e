package dev.slipway.bot.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.bot.slack.Identity;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads from Slack's payloads only the fields that matter, so that an attachment or a block of a
 * shape that nobody knows yet keeps no command from being heard.
 */
public final class PayloadReader {
  static final Duration TOO_OLD = Duration.ofMinutes(5);

  private static final Set<String> SUBTYPES = Set.of("", "file_share", "thread_broadcast");
  private static final String SLACKBOT = "USLACKBOT";
  private static final Heard TALK = new Heard.Talk();

  private final Identity identity;
  private final InstantSource clock;

  public PayloadReader(Identity identity, InstantSource clock) {
    this.identity = identity;
    this.clock = clock;
  }

  /** Reads an event of the Events API. */
  public Heard event(JsonNode payload) {
    JsonNode event = payload.path("event");
    return switch (event.path("type").asText()) {
      case "message" -> isByAPerson(event) ? message(payload, event) : TALK;
      case "subteam_members_changed" -> new Heard.GroupChanged(event.path("subteam_id").asText());
      case String _ -> TALK;
    };
  }

  /** Reads a slash command. */
  public Heard slash(Map<String, String> fields) {
    Place place = Place.in(new ChannelId(fields.getOrDefault("channel_id", "")));
    PersonId person = new PersonId(fields.getOrDefault("user_id", ""));
    if (!isOurs(fields.getOrDefault("team_id", ""))) {
      return foreign(place, person);
    }
    String text = SlackText.plain(fields.getOrDefault("text", ""));
    Asked asked = new Asked.Typed(person, place, Timestamps.of(clock.instant()), text, true);
    return new Heard.Request(List.of("slash:" + fields.getOrDefault("trigger_id", "")), asked);
  }

  /** Reads a press of a button. One without a value is a link, which Slack has opened by itself. */
  public Heard click(JsonNode payload) {
    JsonNode action = payload.path("actions").path(0);
    String value = action.path("value").asText(action.at("/selected_option/value").asText());
    if (value.isEmpty()) {
      return TALK;
    }
    JsonNode user = payload.path("user");
    PersonId person = new PersonId(user.path("id").asText());
    JsonNode container = payload.path("container");
    ChannelId channel =
        new ChannelId(
            container.path("channel_id").asText(payload.path("channel").path("id").asText()));
    if (!isOurs(user.path("team_id").asText()) || !isOurs(payload.at("/team/id").asText())) {
      return foreign(Place.in(channel), person);
    }
    Asked.Clicked clicked =
        new Asked.Clicked(
            person,
            channel,
            container.path("message_ts").asText(),
            action.path("action_id").asText(),
            value,
            typed(payload.at("/state/values")),
            action.path("action_ts").asText());
    return new Heard.Request(List.of(key(clicked)), clicked);
  }

  /** The messages of the bot have one field at most. */
  private static String typed(JsonNode blocks) {
    for (JsonNode block : blocks) {
      for (JsonNode element : block) {
        if (element.path("type").asText().equals("plain_text_input")) {
          return element.path("value").asText("");
        }
      }
    }
    return "";
  }

  private boolean isByAPerson(JsonNode event) {
    String user = event.path("user").asText();
    return SUBTYPES.contains(event.path("subtype").asText())
        && event.path("bot_id").asText().isEmpty()
        && event.path("edited").isMissingNode()
        && !user.isEmpty()
        && !user.equals(SLACKBOT)
        && !user.equals(identity.user());
  }

  private Heard message(JsonNode payload, JsonNode event) {
    Optional<String> command = CommandText.of(event.path("text").asText());
    if (command.isEmpty()) {
      return TALK;
    }
    String ts = event.path("ts").asText();
    Place place = new Place(new ChannelId(event.path("channel").asText()), thread(event, ts));
    Asked asked =
        new Asked.Typed(new PersonId(event.path("user").asText()), place, ts, command.get(), false);
    if (payload.path("is_ext_shared_channel").asBoolean()) {
      return new Heard.Refusal(place, asked.person(), Remarks.SHARED_CHANNEL);
    }
    if (!teamsAreOurs(payload, event)) {
      return foreign(place, asked.person());
    }
    if (isTooOld(asked, clock.instant())) {
      return new Heard.Refusal(place, asked.person(), Remarks.tooOld(asked));
    }
    String message = "message:" + place.channel() + ":" + ts;
    String id = payload.path("event_id").asText();
    return new Heard.Request(
        id.isEmpty() ? List.of(message) : List.of("event:" + id, message), asked);
  }

  private boolean teamsAreOurs(JsonNode payload, JsonNode event) {
    return isOurs(payload.path("team_id").asText())
        && isOurs(event.path("team").asText())
        && isOurs(event.path("user_team").asText())
        && isOurs(event.path("source_team").asText());
  }

  /** Slack leaves the field away where there is no doubt. */
  private boolean isOurs(String named) {
    return named.isEmpty() || named.equals(identity.team());
  }

  static boolean isTooOld(Asked asked, Instant now) {
    return asked.at().isBefore(now.minus(TOO_OLD));
  }

  private static Optional<String> thread(JsonNode event, String ts) {
    return Optional.of(event.path("thread_ts").asText())
        .filter(thread -> !thread.isEmpty() && !thread.equals(ts));
  }

  private String key(Asked.Clicked clicked) {
    return String.join(
        ":",
        "click",
        identity.team(),
        clicked.person().value(),
        clicked.actionTs(),
        clicked.actionId());
  }

  private static Heard foreign(Place place, PersonId person) {
    return new Heard.Refusal(place, person, Remarks.FOREIGN);
  }
}
