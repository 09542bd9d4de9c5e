package dev.slipway.sandbox.slack;

import static dev.slipway.sandbox.slack.DoorWorkshop.ANN;
import static dev.slipway.sandbox.slack.DoorWorkshop.CHANNEL;
import static dev.slipway.sandbox.slack.DoorWorkshop.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.door.SlackState;
import dev.slipway.bot.intake.Asked;
import dev.slipway.bot.slack.Content;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The door over a real socket. */
class DoorAgainstStandInTest {
  private static final Place PLACE = Place.in(new ChannelId(CHANNEL));

  private final DoorWorkshop workshop = new DoorWorkshop();

  @AfterEach
  void close() {
    workshop.close();
  }

  @Test
  void commandArrivesAsItWasTyped() throws Exception {
    workshop.started();
    String ts = workshop.ann().type(CHANNEL, "!pick <3f2a91c> & more “please”");

    assertThat(workshop.nextAsked())
        .isEqualTo(
            new Asked.Typed(
                new PersonId(ANN), PLACE, ts, "!pick <3f2a91c> & more \"please\"", false));
    assertThat(workshop.door.ready()).isTrue();
  }

  @Test
  void commandWithFileAndCommandInThreadArrive() throws Exception {
    workshop.started();
    String root = workshop.ann().typeWithFile(CHANNEL, "!status", "log.txt", "lines");
    assertThat(((Asked.Typed) workshop.nextAsked()).ts()).isEqualTo(root);

    workshop.ann().replyAndBroadcast(CHANNEL, root, "!queue");
    assertThat(workshop.nextAsked().place())
        .isEqualTo(new Place(new ChannelId(CHANNEL), Optional.of(root)));
  }

  @Test
  void talkEditsAndOtherBotsAreAcknowledgedAndIgnored() throws Exception {
    workshop.started();
    String ts = workshop.ann().type(CHANNEL, "!!! what a day");
    workshop.ann().edit(CHANNEL, ts, "!release");
    workshop.slack.otherBotSays(CHANNEL, "!release");
    workshop.ann().type(CHANNEL, "!help");

    assertThat(((Asked.Typed) workshop.nextAsked()).text()).isEqualTo("!help");
    workshop.awaits(() -> workshop.slack.deliveries().size() >= 4);
    assertThat(workshop.slack.deliveries()).allMatch(delivery -> delivery.wasAccepted());
    assertThat(workshop.asked).isEmpty();
  }

  @Test
  void slashCommandArrives() throws Exception {
    workshop.started();
    workshop.ann().slash(CHANNEL, "/slipway", "status shop");

    Asked.Typed typed = (Asked.Typed) workshop.nextAsked();
    assertThat(typed.text()).isEqualTo("status shop");
    assertThat(typed.slash()).isTrue();
  }

  @Test
  void clickArrivesWithItsValue() throws Exception {
    workshop.started();
    workshop.api.post(PLACE, new Content("card", CARD), "release-1/card");
    Message card = workshop.ann().await(SOON, CHANNEL, message -> message.says("Confirm"));
    workshop.ann().click(CHANNEL, card.ts(), "Confirm");

    Asked.Clicked clicked = (Asked.Clicked) workshop.nextAsked();
    assertThat(clicked.value()).isEqualTo("release-1:abc");
    assertThat(clicked.actionId()).isEqualTo("release:confirm");
    assertThat(clicked.messageTs()).isEqualTo(card.ts());
  }

  @Test
  void redeliveredEventIsHandledOnce() throws Exception {
    workshop.started();
    workshop.ann().type(CHANNEL, "!help");
    workshop.nextAsked();
    workshop.slack.redeliverLast();
    workshop.awaits(() -> workshop.slack.deliveries().size() >= 2);
    workshop.ann().type(CHANNEL, "!status");

    assertThat(((Asked.Typed) workshop.nextAsked()).text()).isEqualTo("!status");
  }

  @Test
  void disconnectedDoorHearsAgain() throws Exception {
    workshop.started();
    workshop.slack.disconnect("refresh_requested");
    workshop.awaits(() -> workshop.slack.calls().count("apps.connections.open") >= 2);
    workshop.ann().type(CHANNEL, "!help");
    assertThat(workshop.nextAsked()).isNotNull();
  }

  @Test
  void failedOpeningDoesNotDeafenTheDoor() throws Exception {
    workshop.started();
    workshop.slack.failNext("apps.connections.open", "internal_error");
    workshop.slack.dropSockets();
    workshop.awaits(() -> workshop.slack.connections() > 0);
    workshop.ann().type(CHANNEL, "!help");
    assertThat(workshop.nextAsked()).isNotNull();
  }

  @Test
  void startsBeforeSlackIsThere() throws Exception {
    workshop.slack.goAway();
    workshop.door.start();
    assertThat(workshop.door.state()).isInstanceOf(SlackState.Connecting.class);
    workshop.awaits(() -> workshop.slack.calls().count("auth.test") > 0);
    assertThat(workshop.door.ready()).isFalse();

    workshop.slack.comeBack();
    workshop.awaits(() -> workshop.slack.connections() > 0);
    workshop.ann().type(CHANNEL, "!help");
    assertThat(workshop.nextAsked()).isNotNull();
    assertThat(workshop.door.ready()).isTrue();
  }

  @Test
  void refusedTokenIsNotTriedAgain() {
    workshop.slack.failNext("auth.test", "invalid_auth");
    workshop.door.start();
    workshop.awaits(() -> workshop.door.state() instanceof SlackState.Refused);
    assertThat(workshop.door.state().toString()).contains("invalid_auth: copy the token again");
  }

  static final String CARD =
      """
      [{"type":"section","text":{"type":"plain_text","text":"Release 1"}},
       {"type":"actions","elements":[{"type":"button","action_id":"release:confirm",
         "value":"release-1:abc","text":{"type":"plain_text","text":"Confirm"}}]}]
      """;
}
