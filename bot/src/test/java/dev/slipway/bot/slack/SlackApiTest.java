package dev.slipway.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.bot.secret.Secret;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.MessageRef;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.GroupId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackApiTest {
  private static final Place PLACE = new Place(new ChannelId("C1"), Optional.of("1.1"));
  private static final Content CONTENT = new Content("hello & all", "[]");

  private final CannedSlack slack = new CannedSlack();

  @AfterEach
  void close() {
    slack.close();
  }

  @Test
  void postTellsSlackToTakeTheTextAsItIs() {
    answer("chat.postMessage", "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"2.2\",\"message\":3}");

    assertThat(api().post(PLACE, CONTENT, "release-1/1/0"))
        .isEqualTo(new Outcome.Sent(new MessageRef(new ChannelId("C1"), "2.2")));
    CannedSlack.Call call = slack.calls().getFirst();
    assertThat(call.authorization()).isEqualTo("Bearer xoxb-1");
    assertThat(call.fields())
        .containsEntry("text", "hello & all")
        .containsEntry("thread_ts", "1.1")
        .containsEntry("parse", "none")
        .containsEntry("link_names", "false")
        .containsEntry("unfurl_links", "false")
        .containsEntry("blocks", "[]")
        .containsEntry(
            "metadata",
            "{\"event_type\":\"slipway_message\",\"event_payload\":{\"id\":\"release-1/1/0\"}}");
  }

  @Test
  void refusalIsFinalUnlessItConcernsTheBotItself() {
    answer("chat.postMessage", "{\"ok\":false,\"error\":\"channel_not_found\"}");
    assertThat(told()).isEqualTo(new Outcome.Never("channel_not_found"));

    answer("chat.postMessage", "{\"ok\":false,\"error\":\"token_revoked\"}");
    assertThat(((Outcome.Again) told()).everywhere()).isTrue();
  }

  @Test
  void rateLimitSaysHowLong() {
    slack.answer("chat.postMessage", 429, "");
    assertThat(((Outcome.Again) told()).retryAfter()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void answersThatTellNothingLeaveItUnknown() {
    String method = "chat.postMessage";
    for (String odd : List.of("<html>", "{}", "{\"ok\":false,\"error\":\"internal_error\"}")) {
      slack.answer(method, odd);
      assertThat(told()).as(odd).isInstanceOf(Outcome.Unknown.class);
    }
    slack.answer(method, 502, "");
    assertThat(told()).isInstanceOf(Outcome.Unknown.class);
    slack.cut(method);
    assertThat(told()).isInstanceOf(Outcome.Unknown.class);
    assertThat(slack.calls()).as("nothing is sent twice").hasSize(5);
  }

  @Test
  void unreachableSlackGotNothing() {
    SlackApi api = api();
    slack.close();
    assertThat(((Outcome.Again) api.post(PLACE, CONTENT, "1")).everywhere()).isTrue();
    assertThatThrownBy(api::identity).isInstanceOf(Unavailable.class);
  }

  @Test
  void reactionThatIsThereIsFine() {
    answer("reactions.add", "{\"ok\":false,\"error\":\"already_reacted\"}");
    MessageRef message = new MessageRef(new ChannelId("C1"), "1.1");
    assertThat(api().react(message, "eyes")).isEqualTo(new Outcome.Sent(message));
  }

  @Test
  void ownMessageIsFoundByItsIdOnly() {
    answer(
        "conversations.replies",
        """
        {"ok":true,"messages":[
          {"ts":"3.1","metadata":{"event_type":"other","event_payload":{"id":"a"}}},
          {"ts":"3.2","blocks":[{"odd":1}]},
          {"ts":"3.3","metadata":{"event_type":"slipway_message","event_payload":{"id":"a"}}}]}
        """);
    assertThat(api().find(PLACE, "a", Instant.EPOCH)).map(MessageRef::ts).contains("3.3");
    assertThat(api().find(PLACE, "b", Instant.EPOCH)).isEmpty();
  }

  @Test
  void nobodyIsEmptyAndAMissingScopeIsSaid() {
    answer("users.info", "{\"ok\":false,\"error\":\"user_not_found\"}");
    assertThat(api().person(new PersonId("U1"))).isEmpty();

    answer(
        "usergroups.users.list",
        "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"usergroups:read\"}");
    assertThatThrownBy(() -> api().members(new GroupId("S1")))
        .isInstanceOf(Denied.class)
        .hasMessageContaining("add the scope", "usergroups:read");
  }

  @Test
  void conversationWithAPersonIsOpenedOnce() {
    answer("conversations.open", "{\"ok\":true,\"channel\":{\"id\":\"D1\"}}");
    SlackApi api = api();
    api.direct(new PersonId("U1"));
    assertThat(api.direct(new PersonId("U1"))).isEqualTo(new ChannelId("D1"));
    assertThat(slack.calls()).hasSize(1);
  }

  private Outcome told() {
    return api().post(PLACE, CONTENT, "1");
  }

  private SlackApi api() {
    return new SlackApi(
        SlackSettings.socket(new Secret("xoxb-1"), new Secret("xapp-1")).withApi(slack.api()));
  }

  private void answer(String method, String body) {
    slack.answer(method, body);
  }
}
