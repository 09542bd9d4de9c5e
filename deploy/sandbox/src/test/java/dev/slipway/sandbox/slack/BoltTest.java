package dev.slipway.sandbox.slack;

import static dev.slipway.sandbox.slack.SampleWorkspace.DEVELOPER;
import static dev.slipway.sandbox.slack.SampleWorkspace.MANAGER;
import static dev.slipway.sandbox.slack.SampleWorkspace.PATIENCE;
import static dev.slipway.sandbox.slack.SampleWorkspace.RELEASES;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.socket_mode.SocketModeClient.Backend;
import dev.slipway.sandbox.workspace.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole conversation with a bot made with Bolt. */
class BoltTest {
  private static final String CARD =
      """
      [{"type":"section","text":{"type":"mrkdwn","text":"*Release 42* of `shop` <@U0DEVELOPER>"}},
       {"type":"actions","elements":[
         {"type":"button","action_id":"confirm","value":"42","style":"primary",
          "text":{"type":"plain_text","text":"Confirm 3f2a91c"},
          "confirm":{"title":{"type":"plain_text","text":"Release 42?"},
            "text":{"type":"plain_text","text":"2 targets"},
            "confirm":{"type":"plain_text","text":"Release"},
            "deny":{"type":"plain_text","text":"Back"}}},
         {"type":"button","action_id":"cancel","text":{"type":"plain_text","text":"Cancel"}}]}]
      """;

  private static final String MODAL =
      """
      {"type":"modal","callback_id":"hold",
       "title":{"type":"plain_text","text":"Hold"},"submit":{"type":"plain_text","text":"Hold"},
       "blocks":[{"type":"input","block_id":"why","label":{"type":"plain_text","text":"Why"},
         "element":{"type":"plain_text_input","action_id":"reason"}}]}
      """;

  private SlackStandIn slack;
  private SocketModeApp socketMode;

  @BeforeEach
  void start() throws Exception {
    slack = SlackStandIn.start(SampleWorkspace.plan());
    App app =
        new App(
            AppConfig.builder()
                .slack(SampleWorkspace.sdk(slack))
                .singleTeamBotToken(SampleWorkspace.BOT_TOKEN)
                .authTestCacheExpirationMillis(-1L)
                .allEventsApiAutoAckEnabled(true)
                .build());
    addListeners(app);
    socketMode = new SocketModeApp(SampleWorkspace.APP_TOKEN, app, Backend.JavaWebSocket, 4);
    socketMode.startAsync();
    slack.await(PATIENCE, () -> slack.connections() > 0);
  }

  private static void addListeners(App app) {
    app.event(
        MessageEvent.class,
        (event, ctx) -> {
          ctx.client()
              .chatPostMessage(
                  r ->
                      r.channel(event.getEvent().getChannel())
                          .text("Release 42")
                          .blocksAsString(CARD));
          return ctx.ack();
        });
    app.blockAction(
        "confirm",
        (req, ctx) -> {
          String ts = req.getPayload().getMessage().getTs();
          String text = "Live, confirmed by <@" + req.getPayload().getUser().getId() + ">";
          ctx.client()
              .chatUpdate(r -> r.channel(req.getPayload().getChannel().getId()).ts(ts).text(text));
          ctx.respond(ActionResponse.builder().text("Thank you").build());
          return ctx.ack();
        });
    app.command(
        "/slipway",
        (req, ctx) -> {
          ctx.client().viewsOpen(r -> r.triggerId(ctx.getTriggerId()).viewAsString(MODAL));
          return ctx.ack();
        });
    app.viewSubmission(
        "hold",
        (req, ctx) -> {
          var why = requireNonNull(req.getPayload().getView().getState().getValues().get("why"));
          String reason = requireNonNull(why.get("reason")).getValue();
          ctx.client().chatPostMessage(r -> r.channel(DEVELOPER).text("Held: " + reason));
          return ctx.ack();
        });
  }

  @AfterEach
  void stop() throws Exception {
    socketMode.close();
    slack.close();
  }

  @Test
  void aCardIsAskedForConfirmedAndRewritten() {
    Person manager = slack.person(MANAGER);
    slack.person(DEVELOPER).type(RELEASES, "!release");
    Message card = manager.await(PATIENCE, RELEASES, Message::byBot);
    assertThat(card.plain()).isEqualTo("Release 42 of shop @Developer\n[Confirm 3f2a91c] [Cancel]");

    Click click = manager.click(RELEASES, card.ts(), "Confirm");

    assertThat(click.confirmed().orElseThrow().title()).isEqualTo("Release 42?");
    Message live = manager.await(PATIENCE, RELEASES, m -> m.says("Live"));
    assertThat(live.ts()).isEqualTo(card.ts());
    assertThat(live.plain()).isEqualTo("Live, confirmed by @Release manager");
    Message thanks = manager.await(PATIENCE, RELEASES, m -> m.says("Thank you"));
    assertThat(thanks.ephemeral()).isTrue();
    assertThat(slack.person(DEVELOPER).sees(RELEASES)).hasSize(2);
    assertThatThrownBy(() -> manager.click(RELEASES, card.ts(), "Confirm"))
        .isInstanceOf(ButtonNotFound.class)
        .hasMessageContaining("no button \"Confirm\"");
  }

  @Test
  void aModalIsOpenedAndSubmitted() {
    Person developer = slack.person(DEVELOPER);
    developer.slash(RELEASES, "/slipway", "hold");
    slack.await(PATIENCE, () -> !developer.views().isEmpty());

    developer.submit(
        developer.views().getFirst().path("id").asText(),
        Json.read("{\"why\":{\"reason\":{\"type\":\"plain_text_input\",\"value\":\"audit\"}}}")
            .orElseThrow());

    developer.await(PATIENCE, developer.directChannel(), m -> m.says("Held: audit"));
    slack.await(PATIENCE, () -> developer.views().isEmpty());
  }
}
