package dev.slipway.core.story;

import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.golden.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The replicas of a story and their common time, which moves only when they all wait. */
final class Replicas {
  static final Duration TICK = Duration.ofSeconds(1);

  private static final Duration REAL_PATIENCE = Duration.ofSeconds(60);

  final List<Replica> all = new ArrayList<>();

  private final Shared shared;

  Replicas(Shared shared) {
    this.shared = shared;
  }

  /** Starts one more replica. */
  Replica start() {
    Replica replica = new Replica("replica-" + (all.size() + 1), shared);
    all.add(replica);
    return replica;
  }

  Replica first() {
    return all.getFirst();
  }

  /** The first replica that lives, started if need be. */
  Replica successor() {
    return all.stream().filter(Replica::acts).findFirst().orElseGet(this::start);
  }

  /** Waits until every replica only waits for a later time; everything that is due now is done. */
  void quiet() {
    look();
    for (int i = 0; i < 3; i++) {
      until(this::isQuiet);
      LockSupport.parkNanos(100_000);
    }
    until(this::isQuiet);
  }

  /** Waits until something that happens now has happened. */
  void until(BooleanSupplier happened) {
    Instant patience = Instant.now().plus(REAL_PATIENCE);
    while (!happened.getAsBoolean()) {
      LockSupport.parkNanos(100_000);
      if (Instant.now().isAfter(patience)) {
        throw new AssertionError("it does not happen: " + happened());
      }
    }
  }

  /** When something wants to happen next, once nothing happens now. */
  Optional<Instant> next() {
    quiet();
    Stream<Optional<Instant>> waits =
        Stream.concat(
            Stream.of(shared.wakeups.next()),
            all.stream().filter(Replica::acts).map(replica -> replica.time.next()));
    return waits.flatMap(Optional::stream).min(Instant::compareTo);
  }

  /** Moves the clock second by second; who lives renews its leases meanwhile. */
  void advance(Instant to) {
    while (shared.clock.instant().isBefore(to)) {
      Instant tick = shared.clock.instant().plus(TICK);
      shared.clock.set(tick.isBefore(to) ? tick : to);
      all.forEach(Replica::renew);
    }
  }

  /** Timers ring, and every replica looks around as it does each second. */
  private void look() {
    Instant now = shared.clock.instant();
    all.stream().filter(Replica::acts).forEach(replica -> replica.time.ring());
    shared.wakeups.ring(now).forEach(this::wakeAll);
    overdue(now).forEach(this::wakeAll);
  }

  private List<ProcessId> overdue(Instant now) {
    try {
      return shared.store.overdue(now, 100);
    } catch (Unavailable away) {
      return List.of();
    }
  }

  private void wakeAll(ProcessId process) {
    all.forEach(replica -> replica.wake(process));
  }

  private boolean isQuiet() {
    return all.stream().allMatch(Replica::isQuiet);
  }

  private String happened() {
    return Stream.of(ProcessKind.values())
        .flatMap(kind -> shared.store.latest(kind, Samples.SHOP, 9).stream())
        .map(id -> id + " " + shared.store.load(id).events())
        .toList()
        .toString();
  }
}
