package dev.slipway.core.engine;

import static dev.slipway.core.engine.SampleChapters.SHOP;
import static dev.slipway.core.engine.SampleChapters.T0;

import dev.slipway.core.engine.SampleErrand.Errand;
import dev.slipway.core.engine.SampleErrand.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One replica that runs errands, with everything at hand. Waiting takes no real time. */
final class ErrandWorld {
  final SettableClock clock = new SettableClock(T0);
  final FakeLeases.World leases = new FakeLeases.World(clock);
  final FakeEventStore store = new FakeEventStore(leases, new FakeOutbox());
  final FakeWakeups wakeups = new FakeWakeups();
  final LeaseKeeper keeper = new LeaseKeeper(new FakeLeases(leases, "one"), clock);
  final SamplePerformer performer = new SamplePerformer();
  final Bell bell = new Bell();
  final List<Duration> pauses = new ArrayList<>();
  final Queue<Throwable> bugs = new ConcurrentLinkedQueue<>();
  final Journal<Errand, SampleEvent, Task> journal;
  final Turn<Errand, SampleEvent, Task> turn;

  ErrandWorld(String... tasks) {
    this(Optional.empty(), tasks);
  }

  ErrandWorld(News news, String... tasks) {
    this(Optional.of(news), tasks);
  }

  private ErrandWorld(Optional<News> news, String... tasks) {
    journal =
        new Journal<>(new SampleErrand(tasks), store, news.orElse((process, index) -> bell.ring()));
    turn =
        new Turn<>(
            journal,
            performer,
            store,
            keeper,
            wakeups,
            clock,
            this::pause,
            (process, bug) -> bugs.add(bug));
  }

  ProcessId asked() {
    return asked("errand");
  }

  ProcessId asked(String key) {
    return switch (journal.start(key, new SampleEvent.Asked(SHOP, clock.instant()))) {
      case Started.New(var id) -> id;
      case Started.Before(var id) -> id;
      case Started.SlotTaken(var holder) -> holder;
    };
  }

  void take(ProcessId id) {
    turn.take(id, bell, () -> true);
  }

  List<String> done(ProcessId id) {
    return journal.read(id).state().done();
  }

  /** Another replica. */
  LeaseKeeper other() {
    return new LeaseKeeper(new FakeLeases(leases, "two"), clock);
  }

  private void pause(Bell ring, Duration atMost) {
    pauses.add(atMost);
    for (Duration left = atMost; left.isPositive(); left = left.minusSeconds(1)) {
      clock.advance(left.compareTo(Duration.ofSeconds(1)) < 0 ? left : Duration.ofSeconds(1));
      keeper.renew();
    }
  }
}
