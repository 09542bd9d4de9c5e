package dev.slipway.sandbox.slack;

import static dev.slipway.sandbox.slack.SampleWorkspace.DEVELOPER;
import static dev.slipway.sandbox.slack.SampleWorkspace.MANAGER;
import static dev.slipway.sandbox.slack.SampleWorkspace.PATIENCE;
import static dev.slipway.sandbox.slack.SampleWorkspace.RELEASES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.app_backend.interactive_components.ActionResponseSender;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketModeTest {
  private SlackStandIn slack;

  @BeforeEach
  void start() {
    slack = SampleWorkspace.start();
  }

  @AfterEach
  void stop() {
    slack.close();
  }

  @Test
  void aTypedMessageArrivesEscapedInAnEnvelope() throws Exception {
    try (SocketClient socket = new SocketClient(slack)) {
      assertThat(socket.next().path("type").asText()).isEqualTo("hello");
      String ts =
          slack.person(DEVELOPER).type(RELEASES, "!pick 3f2a91c & <b> @manager see repo.git");

      JsonNode envelope = socket.next();
      socket.acknowledge(envelope);

      assertThat(envelope.path("type").asText()).isEqualTo("events_api");
      assertThat(envelope.path("accepts_response_payload").asBoolean()).isFalse();
      JsonNode payload = envelope.path("payload");
      assertThat(payload.path("event_id").asText()).startsWith("Ev");
      assertThat(payload.path("is_ext_shared_channel").asBoolean()).isFalse();
      assertThat(payload.path("authorizations").path(0).path("user_id").asText())
          .isEqualTo(SampleWorkspace.BOT);
      JsonNode event = payload.path("event");
      assertThat(event.path("ts").asText()).isEqualTo(ts);
      assertThat(event.path("channel_type").asText()).isEqualTo("channel");
      assertThat(event.path("text").asText())
          .isEqualTo("!pick 3f2a91c &amp; &lt;b&gt; <@U0MANAGER> see <http://repo.git|repo.git>");
      slack.await(PATIENCE, () -> !slack.deliveries().isEmpty());
      assertThat(slack.deliveries().getFirst().wasAccepted()).isTrue();
    }
  }

  @Test
  void anUnacknowledgedEventComesAgainWithTheSameIdThreeTimes() throws Exception {
    try (SocketClient socket = new SocketClient(slack)) {
      socket.next();
      slack.person(DEVELOPER).type(RELEASES, "!status");

      JsonNode first = socket.next();
      JsonNode second = socket.next();
      socket.next();
      JsonNode fourth = socket.next();

      assertThat(first.path("retry_attempt").asInt()).isZero();
      assertThat(second.path("retry_attempt").asInt()).isEqualTo(1);
      assertThat(second.path("retry_reason").asText()).isEqualTo("timeout");
      assertThat(fourth.path("retry_attempt").asInt()).isEqualTo(3);
      assertThat(eventId(fourth)).isEqualTo(eventId(first));
      assertThat(fourth.path("envelope_id")).isNotEqualTo(first.path("envelope_id"));
      slack.await(PATIENCE, () -> slack.deliveries().size() == 4);
      assertThat(socket.isSilentFor(500)).isTrue();
    }
  }

  private static String eventId(JsonNode envelope) {
    return envelope.path("payload").path("event_id").asText();
  }

  @Test
  void whoConnectsLateHearsTheRedelivery() throws Exception {
    slack.person(DEVELOPER).type(RELEASES, "!status");
    slack.await(PATIENCE, () -> !slack.deliveries().isEmpty());
    assertThat(slack.deliveries().getFirst().outcome()).isEqualTo("connection_failed");
  }

  @Test
  void anAcknowledgementThatComesLateMeansARedelivery() throws Exception {
    slack.delayAcks(Duration.ofMillis(600));
    try (SocketClient socket = new SocketClient(slack)) {
      socket.next();
      slack.person(DEVELOPER).type(RELEASES, "!status");
      socket.acknowledge(socket.next());

      assertThat(socket.next().path("retry_attempt").asInt()).isEqualTo(1);
    }
  }

  @Test
  void twoConnectionsTakeTurns() throws Exception {
    try (SocketClient one = new SocketClient(slack);
        SocketClient two = new SocketClient(slack)) {
      one.next();
      two.next();
      slack.person(DEVELOPER).type(RELEASES, "first");
      slack.person(DEVELOPER).type(RELEASES, "second");

      assertThat(text(one.next())).isEqualTo("first");
      assertThat(text(two.next())).isEqualTo("second");
    }
  }

  private static String text(JsonNode envelope) {
    return envelope.path("payload").path("event").path("text").asText();
  }

  @Test
  void disconnectGivesItsReasonAndEndsTheSocket() throws Exception {
    try (SocketClient socket = new SocketClient(slack)) {
      socket.next();
      slack.disconnect("refresh_requested");

      JsonNode farewell = socket.next();
      assertThat(farewell.path("type").asText()).isEqualTo("disconnect");
      assertThat(farewell.path("reason").asText()).isEqualTo("refresh_requested");
      assertThat(socket.next().path("type").asText()).isEqualTo("closed");
      assertThat(slack.connections()).isZero();
    }
  }

  @Test
  void theEleventhConnectionIsTurnedAway() throws Exception {
    SocketClient[] sockets = new SocketClient[11];
    try {
      for (int i = 0; i < 11; i++) {
        sockets[i] = new SocketClient(slack);
        JsonNode greeting = sockets[i].next();
        assertThat(greeting.path("type").asText()).isEqualTo(i < 10 ? "hello" : "disconnect");
      }
    } finally {
      for (SocketClient socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void theBotsOwnUpdateComesBackAsMessageChanged() throws Exception {
    try (SocketClient socket = new SocketClient(slack)) {
      socket.next();
      var client = SampleWorkspace.client(slack);
      String ts = client.chatPostMessage(r -> r.channel(RELEASES).text("Preparing")).getTs();
      socket.acknowledge(socket.next());
      client.chatUpdate(r -> r.channel(RELEASES).ts(ts).text("Live"));

      JsonNode event = socket.next().path("payload").path("event");

      assertThat(event.path("subtype").asText()).isEqualTo("message_changed");
      assertThat(event.path("hidden").asBoolean()).isTrue();
      assertThat(event.path("message").path("text").asText()).isEqualTo("Live");
      assertThat(event.path("message").path("bot_id").asText()).isEqualTo("B0SLIPWAY");
      assertThat(event.path("previous_message").path("text").asText()).isEqualTo("Preparing");
      assertThat(event.path("ts").asText()).isNotEqualTo(ts);
    }
  }

  @Test
  void subtypesComeAsSlackSendsThem() throws Exception {
    try (SocketClient socket = new SocketClient(slack)) {
      socket.next();
      Person developer = slack.person(DEVELOPER);
      String root = developer.type(RELEASES, "!pick 3f2a91c");
      assertThat(subtype(socket)).isEmpty();
      developer.typeWithFile(RELEASES, "!pick 3f2a91c", "notes.txt", "text");
      assertThat(subtype(socket)).isEqualTo("file_share");
      developer.replyAndBroadcast(RELEASES, root, "also here");
      assertThat(subtype(socket)).isEqualTo("thread_broadcast");
      slack.otherBotSays(RELEASES, "!pick 3f2a91c");
      assertThat(subtype(socket)).isEqualTo("bot_message");
      developer.edit(RELEASES, root, "!pick a71d004");
      assertThat(subtype(socket)).isEqualTo("message_changed");
      developer.delete(RELEASES, root);
      assertThat(subtype(socket)).isEqualTo("message_deleted");
    }
  }

  private static String subtype(SocketClient socket) throws InterruptedException {
    JsonNode envelope = socket.next();
    socket.acknowledge(envelope);
    return envelope.path("payload").path("event").path("subtype").asText();
  }

  @Test
  void aSlashCommandIsAnsweredInItsAcknowledgement() throws Exception {
    try (SocketClient socket = new SocketClient(slack)) {
      socket.next();
      slack.person(DEVELOPER).slash(RELEASES, "/slipway", "pick <sha>");

      JsonNode envelope = socket.next();
      JsonNode payload = envelope.path("payload");
      assertThat(envelope.path("type").asText()).isEqualTo("slash_commands");
      assertThat(payload.path("text").asText()).isEqualTo("pick &lt;sha&gt;");
      assertThat(payload.path("channel_name").asText()).isEqualTo("releases");
      socket.acknowledge(envelope, "{\"text\":\"Which commit?\"}");

      Message answer =
          slack.person(DEVELOPER).await(PATIENCE, RELEASES, m -> m.says("Which commit?"));
      assertThat(answer.ephemeral()).isTrue();
      assertThat(slack.person(MANAGER).sees(RELEASES)).isEmpty();
    }
  }

  @Test
  void aResponseUrlWorksFiveTimes() throws Exception {
    try (SocketClient socket = new SocketClient(slack)) {
      socket.next();
      slack.person(DEVELOPER).slash(RELEASES, "/slipway", "status");
      JsonNode envelope = socket.next();
      socket.acknowledge(envelope);
      String url = envelope.path("payload").path("response_url").asText();
      ActionResponseSender sender = new ActionResponseSender(SampleWorkspace.sdk(slack));

      for (int i = 0; i < 5; i++) {
        assertThat(sender.send(url, answer()).getCode()).isEqualTo(200);
      }
      assertThat(sender.send(url, answer()).getBody()).contains("used_url");
      assertThat(slack.person(MANAGER).sees(RELEASES)).hasSize(5);
    }
  }

  private static ActionResponse answer() {
    return ActionResponse.builder().text("here").responseType("in_channel").build();
  }

  @Test
  void aSlashCommandThatNobodyAnswersFailsForItsAuthorOnly() {
    slack.person(DEVELOPER).slash(RELEASES, "/slipway", "status");

    Message failure =
        slack.person(DEVELOPER).await(PATIENCE, RELEASES, m -> m.says("dispatch_failed"));

    assertThat(failure.ephemeral()).isTrue();
  }

  @Test
  void theLastEventCanComeAgain() throws Exception {
    try (SocketClient socket = new SocketClient(slack)) {
      socket.next();
      slack.person(DEVELOPER).type(RELEASES, "!status");
      JsonNode first = socket.next();
      socket.acknowledge(first);
      slack.redeliverLast();

      JsonNode again = socket.next();
      assertThat(eventId(again)).isEqualTo(eventId(first));
      assertThat(again.path("retry_attempt").asInt()).isEqualTo(1);
    }
  }
}
