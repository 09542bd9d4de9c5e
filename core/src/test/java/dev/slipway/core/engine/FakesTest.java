package dev.slipway.core.engine;

import static dev.slipway.core.engine.SampleChapters.T0;
import static dev.slipway.core.engine.SampleChapters.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The fakes keep the contracts of the ports that they stand for. */
class FakesTest {
  private final SettableClock clock = new SettableClock(T0);
  private final FakeLeases.World world = new FakeLeases.World(clock);
  private final FakeOutbox outbox = new FakeOutbox();
  private final FakeEventStore store = new FakeEventStore(world, outbox);
  private final FakeInbox inbox = new FakeInbox(clock);

  @Nested
  class Store extends EventStoreContract {
    @Override
    protected EventStore store() {
      return store;
    }

    @Override
    protected Outbox outbox() {
      return outbox;
    }

    @Override
    protected Leases leases(String owner) {
      return new FakeLeases(world, owner);
    }

    @Override
    protected void elapse(Duration time) {
      clock.advance(time);
    }
  }

  @Nested
  class SearchInTheStore extends EventStoreSearchContract {
    @Override
    protected EventStore store() {
      return store;
    }

    @Override
    protected Leases leases(String owner) {
      return new FakeLeases(world, owner);
    }

    @Override
    protected void elapse(Duration time) {
      clock.advance(time);
    }
  }

  @Nested
  class LeasesOfTheWorld extends LeasesContract {
    @Override
    protected Leases leases(String owner) {
      return new FakeLeases(world, owner);
    }

    @Override
    protected void elapse(Duration time) {
      clock.advance(time);
    }
  }

  @Nested
  class OutboxOfTheStore extends OutboxContract {
    @Override
    protected Outbox outbox() {
      return outbox;
    }

    @Override
    protected EventStore store() {
      return store;
    }
  }

  @Nested
  class InboxAlone extends InboxContract {
    @Override
    protected Inbox inbox() {
      return inbox;
    }

    @Override
    protected void elapse(Duration time) {
      clock.advance(time);
    }
  }

  @Test
  void databaseThatWentAwayIsUnavailableUntilItComesBack() {
    world.goAway();
    assertThatThrownBy(() -> store.start(ProcessKind.PICK, "a", asked()))
        .isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> new FakeLeases(world, "one").take("pick-1"))
        .isInstanceOf(Unavailable.class);

    world.comeBack();
    assertThat(store.start(ProcessKind.PICK, "a", asked())).isInstanceOf(Started.New.class);
  }

  @Test
  void wakeupsRingInTheOrderOfTheirTimesAndOnce() {
    ProcessId one = new ProcessId(ProcessKind.PICK, 1);
    ProcessId two = new ProcessId(ProcessKind.PICK, 2);
    FakeWakeups wakeups = new FakeWakeups();
    wakeups.at(one, T0.plusSeconds(1));
    wakeups.at(two, T0.plusSeconds(2));
    wakeups.at(one, T0.plusSeconds(3));

    assertThat(wakeups.next()).contains(T0.plusSeconds(2));
    assertThat(wakeups.ring(T0.plusSeconds(3))).containsExactly(two, one);
    assertThat(wakeups.ring(T0.plusSeconds(3))).isEmpty();
  }
}
