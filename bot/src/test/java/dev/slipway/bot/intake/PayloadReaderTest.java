package dev.slipway.bot.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.bot.slack.Identity;
import dev.slipway.core.engine.SettableClock;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PayloadReaderTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Heard TALK = new Heard.Talk();

  private final SettableClock clock = new SettableClock(Instant.ofEpochSecond(1_700_000_010));
  private final PayloadReader reader = new PayloadReader(new Identity("T1", "UBOT"), clock);
  private final ObjectNode payload =
      json(
          """
          {"team_id":"T1","event_id":"Ev1","event":{"type":"message","user":"U1","team":"T1",
           "channel":"C1","ts":"1700000000.000100","text":"!pick abc"}}
          """);

  @Test
  void messageIsARequestUnderTwoKeys() {
    assertThat(reader.event(payload))
        .isEqualTo(
            new Heard.Request(
                List.of("event:Ev1", "message:C1:1700000000.000100"),
                new Asked.Typed(
                    new PersonId("U1"),
                    Place.in(new ChannelId("C1")),
                    "1700000000.000100",
                    "!pick abc",
                    false)));
  }

  @Test
  void attachmentsOfAnyShapeDoNotMatter() {
    event().put("subtype", "file_share").put("files", 3).putArray("attachments").add("odd");
    event().putArray("blocks").addObject().put("no", "type");
    assertThat(reader.event(payload)).isInstanceOf(Heard.Request.class);
  }

  @Test
  void talkOfOthersIsNotForTheBot() {
    event().put("text", "hello");
    assertThat(reader.event(payload)).isEqualTo(TALK);
  }

  @Test
  void otherSubtypesBotsAndItselfAreNotHeard() {
    for (String subtype :
        List.of("message_changed", "message_deleted", "bot_message", "me_message")) {
      event().put("subtype", subtype);
      assertThat(reader.event(payload)).as(subtype).isEqualTo(TALK);
    }
    event().remove("subtype");
    event().put("bot_id", "B1");
    assertThat(reader.event(payload)).isEqualTo(TALK);
    event().remove("bot_id");
    event().put("user", "UBOT");
    assertThat(reader.event(payload)).isEqualTo(TALK);
    event().put("user", "USLACKBOT");
    assertThat(reader.event(payload)).isEqualTo(TALK);
    event().remove("user");
    assertThat(reader.event(payload)).isEqualTo(TALK);
  }

  @Test
  void sharedChannelIsRefused() {
    payload.put("is_ext_shared_channel", true);
    assertThat(reader.event(payload)).isEqualTo(refusal(Remarks.SHARED_CHANNEL));
  }

  @Test
  void memberOfAnotherWorkspaceIsRefused() {
    event().put("user_team", "T2");
    assertThat(reader.event(payload)).isEqualTo(refusal(Remarks.FOREIGN));
  }

  @Test
  void messageThatComesLateIsRefused() {
    clock.advance(Duration.ofMinutes(5));
    assertThat(reader.event(payload))
        .isEqualTo(
            refusal(
                "Refused: `!pick abc` reached me more than 5 minutes late, so I did nothing. Ask"
                    + " again if you still want it."));
  }

  @Test
  void threadIsThePlaceOfItsReplies() {
    event().put("thread_ts", "1699999999.000100");
    Heard.Request request = (Heard.Request) reader.event(payload);
    assertThat(request.asked().place().thread()).contains("1699999999.000100");
  }

  @Test
  void clickIsARequest() {
    Heard.Request request = (Heard.Request) reader.click(click());
    assertThat(request.keys()).containsExactly("click:T1:U1:1700000005.1:release:confirm");
    assertThat(request.asked())
        .isEqualTo(
            new Asked.Clicked(
                new PersonId("U1"),
                new ChannelId("C1"),
                "1700000000.000100",
                "release:confirm",
                "release-1:abc",
                "",
                "1700000005.1"));
  }

  @Test
  void aClickBringsWhatIsWrittenInTheFieldOfItsMessage() {
    ObjectNode click = click();
    click
        .putObject("state")
        .putObject("values")
        .putObject("reason")
        .putObject("slipway:reason")
        .put("type", "plain_text_input")
        .put("value", "VAT is <gone> & lost");
    assertThat(typed(click)).isEqualTo("VAT is <gone> & lost");

    ((ObjectNode) click.at("/state/values/reason/slipway:reason")).putNull("value");
    assertThat(typed(click)).isEmpty();
  }

  private String typed(ObjectNode click) {
    return ((Asked.Clicked) ((Heard.Request) reader.click(click)).asked()).typed();
  }

  @Test
  void linkButtonIsOnlyAcknowledged() {
    ObjectNode click = click();
    ((ObjectNode) click.path("actions").path(0)).remove("value");
    assertThat(reader.click(click)).isEqualTo(TALK);
  }

  @Test
  void clickOfAStrangerIsRefused() {
    ObjectNode click = click();
    ((ObjectNode) click.path("user")).put("team_id", "T2");
    assertThat(reader.click(click)).isEqualTo(refusal(Remarks.FOREIGN));
  }

  @Test
  void slashCommandIsARequestWhateverItSays() {
    Heard.Request request =
        (Heard.Request)
            reader.slash(
                Map.of(
                    "team_id",
                    "T1",
                    "user_id",
                    "U1",
                    "channel_id",
                    "C1",
                    "trigger_id",
                    "9.9",
                    "text",
                    "status &amp; more"));
    assertThat(request.keys()).containsExactly("slash:9.9");
    assertThat(((Asked.Typed) request.asked()).text()).isEqualTo("status & more");
    assertThat(request.asked().at()).isEqualTo(clock.instant());
  }

  @Test
  void changedGroupIsHeard() {
    JsonNode changed =
        json("{\"event\":{\"type\":\"subteam_members_changed\",\"subteam_id\":\"S1\"}}");
    assertThat(reader.event(changed)).isEqualTo(new Heard.GroupChanged("S1"));
  }

  @Test
  void requestSurvivesTheInbox() {
    Asked typed =
        new Asked.Typed(
            new PersonId("U1"),
            new Place(new ChannelId("C1"), Optional.of("1.2")),
            "3.4",
            "!pick \"abc\"\n",
            true);
    Asked clicked = ((Heard.Request) reader.click(click())).asked();
    assertThat(AskedJson.read(AskedJson.write(typed))).isEqualTo(typed);
    assertThat(AskedJson.read(AskedJson.write(clicked))).isEqualTo(clicked);
  }

  private ObjectNode event() {
    return (ObjectNode) payload.path("event");
  }

  private static Heard refusal(String words) {
    return new Heard.Refusal(Place.in(new ChannelId("C1")), new PersonId("U1"), words);
  }

  private static ObjectNode click() {
    return json(
        """
        {"type":"block_actions","team":{"id":"T1"},"user":{"id":"U1","team_id":"T1"},
         "container":{"channel_id":"C1","message_ts":"1700000000.000100"},
         "actions":[{"action_id":"release:confirm","value":"release-1:abc",
           "action_ts":"1700000005.1"}]}
        """);
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
