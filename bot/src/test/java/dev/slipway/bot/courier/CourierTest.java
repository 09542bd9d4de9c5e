package dev.slipway.bot.courier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.slack.Content;
import dev.slipway.bot.slack.FakeMessenger;
import dev.slipway.core.engine.FakeLeases;
import dev.slipway.core.engine.FakeOutbox;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.Place;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CourierTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final InstantSource CLOCK = InstantSource.system();

  private final FakeOutbox outbox = new FakeOutbox();
  private final FakeMessenger slack = new FakeMessenger();
  private final FakeLeases.World world = new FakeLeases.World(CLOCK);

  @Test
  void pokedCourierSendsAtOnceAndItsSuccessorGoesOn() {
    Courier one = courier("one");
    Courier two = courier("two");
    one.start();
    Awaitility.await().atMost(SOON).until(one::isActive);
    two.start();
    fill(1);
    one.poke();
    Awaitility.await().atMost(SOON).until(() -> slack.texts().size() == 1);
    one.close(SOON);
    assertThat(one.isActive()).isFalse();

    fill(2);
    Awaitility.await().atMost(SOON).until(() -> slack.texts().size() == 2);
    assertThat(two.isActive()).isTrue();
    assertThat(two.counts().snapshot().posted()).isEqualTo(1);
    two.close(SOON);
  }

  @Test
  void databaseThatComesBackIsEnough() {
    world.goAway();
    Courier courier = courier("one");
    courier.start();
    fill(1);
    courier.poke();
    world.comeBack();
    Awaitility.await().atMost(SOON).until(() -> slack.texts().size() == 1);
    courier.close(SOON);
  }

  private void fill(long release) {
    ProcessId process = new ProcessId(ProcessKind.RELEASE, release);
    outbox.fill(process, 1, List.of(new Telling.Card(Place.in(new ChannelId("C1")))));
  }

  private Courier courier(String replica) {
    return new Courier(
        outbox,
        new FakeLeases(world, replica),
        slack,
        envelope -> Optional.of(new Content(envelope.id())),
        CLOCK);
  }
}
