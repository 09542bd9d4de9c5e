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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
  void requestThatWaitsLongBelongsToTheReplicaThatWaits() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch cloned = new CountDownLatch(1);
    Intake waiting =
        intake(
            (key, _) -> {
              begun.countDown();
              await(cloned);
              handled.add(key);
            });
    Intake other = intake((_, _) -> handled.add("the other replica"));
    waiting.take(request("event:1"));
    assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();

    for (int second = 0; second < 600; second += 2) {
      clock.advance(Duration.ofSeconds(2));
      new Recovery(inbox, waiting, clock).once();
      new Recovery(inbox, other, clock).once();
    }
    cloned.countDown();
    waiting.close(Duration.ofSeconds(5));
    other.close(Duration.ofSeconds(5));

    assertThat(handled).containsExactly("event:1");
    assertThat(messenger.whispers()).as("nobody was told that it is too late").isEmpty();
    assertThat(left()).isEmpty();
  }

  @Test
  void requestOfAReplicaThatDiesWhileItWaitsIsHandledByAnother() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Intake dying =
        intake(
            (_, _) -> {
              begun.countDown();
              await(never);
            });
    Intake other = intake((key, _) -> handled.add(key));
    dying.take(request("event:1"));
    assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
    clock.advance(Duration.ofSeconds(60));
    new Recovery(inbox, dying, clock).once();

    clock.advance(Duration.ofSeconds(7));
    new Recovery(inbox, other, clock).once();
    other.close(Duration.ofSeconds(5));

    assertThat(handled).containsExactly("event:1");
    never.countDown();
    dying.close(Duration.ofSeconds(5));
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

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
