package dev.slipway.sandbox.slack;

import static dev.slipway.sandbox.slack.DoorWorkshop.ANN;
import static dev.slipway.sandbox.slack.DoorWorkshop.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The courier with a Slack that loses answers, throttles, and goes away. */
class CourierAgainstStandInTest {
  private static final Place PLACE = Place.in(new ChannelId(CHANNEL));
  private static final ProcessId RELEASE = new ProcessId(ProcessKind.RELEASE, 1);
  private static final Telling CARD = new Telling.Card(PLACE);
  private static final Telling DETAIL = new Telling.Detail(PLACE);

  private final DoorWorkshop workshop = new DoorWorkshop();

  @BeforeEach
  void start() {
    workshop.started();
  }

  @AfterEach
  void close() {
    workshop.close();
  }

  @Test
  void cardIsRewrittenInPlaceAndDetailsAreInItsThread() {
    fill(1, CARD, DETAIL);
    awaitSaid(2);
    fill(2, CARD, DETAIL);
    awaitSaid(3);
    workshop.awaits(() -> workshop.botSays().getFirst().equals("release-1/2/0 v2"));

    assertThat(workshop.botSays())
        .containsExactly("release-1/2/0 v2", "release-1/1/1 v1", "release-1/2/1 v2");
  }

  @Test
  void messageWhoseAnswerWasLostIsSentOnce() {
    workshop.slack.cutAfterStoring("chat.postMessage", 1);
    fill(1, CARD, DETAIL);
    awaitSaid(2);
    workshop.awaits(() -> workshop.outbox.card(RELEASE).isPresent());

    assertThat(workshop.botSays()).containsExactly("release-1/1/0 v1", "release-1/1/1 v1");
    assertThat(workshop.courier.counts().snapshot().found()).isEqualTo(1);
  }

  @Test
  void rateLimitIsObeyedAndNothingIsLost() {
    workshop.slack.rateLimitNext("chat.postMessage", 1, 1);
    fill(1, CARD, DETAIL);
    awaitSaid(2);

    assertThat(workshop.botSays()).containsExactly("release-1/1/0 v1", "release-1/1/1 v1");
    assertThat(workshop.courier.counts().snapshot().limited()).isEqualTo(1);
  }

  @Test
  void whatCouldNotBeToldIsToldLaterInOrder() {
    workshop.slack.goAway();
    fill(1, CARD, DETAIL);
    fill(2, DETAIL);
    workshop.awaits(() -> workshop.slack.calls().count("chat.postMessage") > 0);
    workshop.slack.comeBack();
    awaitSaid(3);

    assertThat(workshop.botSays())
        .containsExactly("release-1/1/0 v1", "release-1/1/1 v1", "release-1/2/0 v2");
  }

  @Test
  void deletedCardIsPostedAnew() {
    fill(1, CARD);
    awaitSaid(1);
    workshop.awaits(() -> workshop.outbox.card(RELEASE).isPresent());
    String first = workshop.outbox.card(RELEASE).orElseThrow().ts();
    workshop.slack.failNext("chat.update", "message_not_found");
    fill(2, CARD);
    workshop.awaits(() -> workshop.slack.calls().count("conversations.history") > 0);

    assertThat(first).isNotEmpty();
    workshop.awaits(() -> workshop.botSays().contains("release-1/2/0 v2"));
  }

  @Test
  void noticeReachesThePerson() {
    fill(1, new Telling.Notice(new PersonId(ANN)));
    workshop.awaits(() -> workshop.ann().directMessages().size() == 1);

    assertThat(workshop.ann().directMessages().getFirst().text()).isEqualTo("release-1/1/0 v1");
  }

  private void fill(long version, Telling... tellings) {
    workshop.outbox.fill(RELEASE, version, List.of(tellings));
    workshop.courier.poke();
  }

  private void awaitSaid(int messages) {
    workshop.awaits(() -> workshop.botSays().size() >= messages);
  }
}
