package dev.slipway.bot.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.slack.FakeMessenger;
import dev.slipway.core.engine.FakeInbox;
import dev.slipway.core.engine.Inbox;
import dev.slipway.core.engine.SettableClock;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final Place PLACE = Place.in(new ChannelId("C1"));
  private static final PersonId ANN = new PersonId("U1");

  private final SettableClock clock = new SettableClock(Instant.ofEpochSecond(1_700_000_000));
  private final FakeInbox inbox = new FakeInbox(clock);
  private final FakeMessenger messenger = new FakeMessenger();
  private final List<String> handled = Collections.synchronizedList(new ArrayList<>());

  @Test
  void requestIsHandledOnceUnderAnyOfItsKeys() {
    Intake intake = intake((key, _) -> handled.add(key));
    assertThat(intake.take(request("event:1", "message:C1:1"))).isTrue();
    assertThat(intake.take(request("event:2", "message:C1:1"))).isTrue();
    intake.close(Duration.ofSeconds(5));
    assertThat(handled).containsExactly("event:1");
    assertThat(left()).isEmpty();
  }

  @Test
  void unavailableReceptionIsAskedAgainWithTheSameKey() {
    Intake first =
        intake(
            (_, _) -> {
              throw new Unavailable("database", "away", new Exception());
            });
    first.take(request("event:1"));
    first.close(Duration.ofSeconds(5));
    clock.advance(Duration.ofSeconds(30));

    Intake second = intake((key, _) -> handled.add(key));
    new Recovery(inbox, second, clock).once();
    second.close(Duration.ofSeconds(5));
    assertThat(handled).containsExactly("event:1");
    assertThat(left()).isEmpty();
  }

  @Test
  void requestThatWasLeftForTooLongIsToldToAskAgain() {
    inbox.accept(List.of("event:1"), AskedJson.write(asked()), clock.instant());
    clock.advance(Duration.ofMinutes(6));

    Intake intake = intake((key, _) -> handled.add(key));
    new Recovery(inbox, intake, clock).once();
    intake.close(Duration.ofSeconds(5));
    assertThat(handled).isEmpty();
    assertThat(messenger.whispers())
        .singleElement()
        .satisfies(whisper -> assertThat(whisper.text()).contains("`!help`", "Ask again"));
  }

  @Test
  void brokenReceptionIsNotAskedAgain() {
    Intake intake =
        intake(
            (_, _) -> {
              throw new IllegalStateException("a bug");
            });
    intake.take(request("event:1"));
    intake.close(Duration.ofSeconds(5));
    assertThat(left()).isEmpty();
  }

  @Test
  void closedIntakeLeavesRequestsToSlack() {
    Intake intake = intake((key, _) -> handled.add(key));
    intake.close(Duration.ofSeconds(5));
    assertThat(intake.take(request("event:1"))).isFalse();
    assertThat(handled).isEmpty();
  }

  @Test
  void unreadablePayloadIsDropped() {
    inbox.accept(List.of("event:1"), "nonsense", clock.instant());
    clock.advance(Duration.ofSeconds(30));
    Intake intake = intake((key, _) -> handled.add(key));
    new Recovery(inbox, intake, clock).once();
    intake.close(Duration.ofSeconds(5));
    assertThat(left()).isEmpty();
  }

  private List<Inbox.Left> left() {
    clock.advance(Duration.ofMinutes(2));
    return inbox.left(clock.instant());
  }

  private Intake intake(Reception reception) {
    return new Intake(inbox, reception, messenger, _ -> {}, clock);
  }

  private Heard request(String... keys) {
    return new Heard.Request(List.of(keys), asked());
  }

  private Asked asked() {
    return new Asked.Typed(ANN, PLACE, Timestamps.of(clock.instant()), "!help", false);
  }
}
