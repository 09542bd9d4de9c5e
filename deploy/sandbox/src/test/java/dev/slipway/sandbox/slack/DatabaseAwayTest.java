package dev.slipway.sandbox.slack;

import static dev.slipway.sandbox.slack.DoorWorkshop.CHANNEL;
import static dev.slipway.sandbox.slack.DoorWorkshop.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.slack.Content;
import dev.slipway.bot.slack.SlackSettings;
import dev.slipway.core.engine.FakeInbox;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.Place;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people meet while the bot cannot store what they ask. */
class DatabaseAwayTest {
  private final FickleInbox inbox = new FickleInbox(new FakeInbox(InstantSource.system()));
  private final DoorWorkshop workshop = new DoorWorkshop(SlackSettings.Mode.SOCKET, inbox);

  @BeforeEach
  void start() {
    workshop.started();
  }

  @AfterEach
  void close() {
    workshop.close();
  }

  @Test
  void messageIsDeliveredAgain() throws Exception {
    inbox.failNext(1);
    workshop.ann().type(CHANNEL, "!help");

    assertThat(workshop.nextAsked()).isNotNull();
    assertThat(workshop.slack.deliveries().getFirst().wasAccepted()).isFalse();
  }

  @Test
  void slashCommandIsAnsweredInPrivate() {
    inbox.failNext(1);
    workshop.ann().slash(CHANNEL, "/slipway", "status");

    Message answer = workshop.ann().await(SOON, CHANNEL, Message::ephemeral);
    assertThat(answer.text()).startsWith("Broken: I cannot reach my database");
  }

  @Test
  void clickIsAnsweredInPrivate() {
    Place place = Place.in(new ChannelId(CHANNEL));
    workshop.api.post(place, new Content("card", DoorAgainstStandInTest.CARD), "release-1/card");
    Message card = workshop.ann().await(SOON, CHANNEL, message -> message.says("Confirm"));
    inbox.failNext(1);
    workshop.ann().click(CHANNEL, card.ts(), "Confirm");

    Message answer = workshop.ann().await(SOON, CHANNEL, Message::ephemeral);
    assertThat(answer.text()).startsWith("Broken: I cannot reach my database");
  }
}
