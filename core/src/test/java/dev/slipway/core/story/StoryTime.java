package dev.slipway.core.story;

import dev.slipway.core.engine.Bell;
import dev.slipway.core.engine.SettableClock;
import dev.slipway.core.engine.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Lets turns wait in the time of the story: they stand still until a test moves the clock. */
final class StoryTime implements Waiting {
  private static final Duration NEVER = Duration.ofHours(1);

  private final SettableClock clock;
  private final Set<Sleeper> sleepers = new HashSet<>();

  private static final class Sleeper {
    final Bell bell;
    final Instant until;

    Sleeper(Bell bell, Instant until) {
      this.bell = bell;
      this.until = until;
    }
  }

  StoryTime(SettableClock clock) {
    this.clock = clock;
  }

  @Override
  public void await(Bell bell, Duration atMost) {
    Sleeper sleeper = new Sleeper(bell, clock.instant().plus(atMost));
    add(sleeper);
    bell.await(NEVER);
    remove(sleeper);
  }

  /** How many turns stand still and have not been called. */
  synchronized int asleep() {
    return (int) sleepers.stream().filter(sleeper -> !sleeper.bell.hasRung()).count();
  }

  /** When the first of them wants to go on. */
  synchronized Optional<Instant> next() {
    return sleepers.stream().map(sleeper -> sleeper.until).min(Comparator.naturalOrder());
  }

  /** Wakes those whose time has come. */
  synchronized void ring() {
    wake(clock.instant());
  }

  /** Wakes everybody, so that a killed replica notices. */
  synchronized void ringAll() {
    wake(Instant.MAX);
  }

  private void wake(Instant upTo) {
    for (Sleeper sleeper : Set.copyOf(sleepers)) {
      if (!sleeper.until.isAfter(upTo)) {
        sleepers.remove(sleeper);
        sleeper.bell.ring();
      }
    }
  }

  private synchronized void add(Sleeper sleeper) {
    sleepers.add(sleeper);
  }

  private synchronized void remove(Sleeper sleeper) {
    sleepers.remove(sleeper);
  }
}
