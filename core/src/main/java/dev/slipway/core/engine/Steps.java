package dev.slipway.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one turn, side by side: each at its own pace, so that a slow one holds none of the
 * others up. For the thread of the turn alone.
 */
final class Steps<P extends Step> implements AutoCloseable {
  private final Function<P, Duration> work;
  private final InstantSource clock;
  private final ExecutorService threads;
  private final Set<String> underway = new HashSet<>();
  private final Map<String, Instant> rests = new HashMap<>();
  private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();

  private record Ended(String key, Duration pause, Optional<Throwable> failure) {}

  /**
   * @param work does a step; the answer is how long it need not be done again
   */
  Steps(ProcessId id, Function<P, Duration> work, InstantSource clock) {
    this.work = work;
    this.clock = clock;
    this.threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(id + "-step-", 1).factory());
  }

  /** Whether a step goes on that the process does not want any more: its end comes first. */
  boolean hasOther(Collection<P> wanted) {
    return !keys(wanted).containsAll(underway);
  }

  /** Begins those that do not go on already and have rested. */
  void begin(List<P> wanted) {
    rests.keySet().retainAll(keys(wanted));
    Instant now = clock.instant();
    for (P step : wanted) {
      if (!now.isBefore(rests.getOrDefault(step.key(), now)) && underway.add(step.key())) {
        rests.remove(step.key());
        threads.execute(() -> ended.add(done(step)));
      }
    }
  }

  boolean areUnderway() {
    return !underway.isEmpty();
  }

  /**
   * Waits until a step has ended or one has rested. Interrupted, it interrupts them all.
   *
   * @throws IllegalStateException a step failed in a way that nobody has foreseen
   */
  void await() {
    try {
      for (Ended each = next(); each != null; each = ended.poll()) {
        note(each);
      }
    } catch (InterruptedException interrupted) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /** How long until one of them is to be done again. */
  Duration rest() {
    return rests.values().stream()
        .min(Instant::compareTo)
        .map(until -> Duration.between(clock.instant(), until))
        .orElse(Duration.ZERO);
  }

  /** Whether one of them was done and is to be done again later. */
  boolean areResting() {
    return !rests.isEmpty();
  }

  /** All of them may be done again. */
  void wakeAll() {
    rests.clear();
  }

  private Ended done(P step) {
    try {
      return new Ended(step.key(), work.apply(step), Optional.empty());
    } catch (RuntimeException | Error failure) {
      return new Ended(step.key(), Duration.ZERO, Optional.of(failure));
    }
  }

  private @Nullable Ended next() throws InterruptedException {
    return rests.isEmpty() ? ended.take() : ended.poll(rest().toNanos(), TimeUnit.NANOSECONDS);
  }

  private void note(Ended step) {
    underway.remove(step.key());
    if (step.failure().isPresent()) {
      Throwable failure = step.failure().get();
      throw new IllegalStateException(step.key() + ": " + failure, failure);
    }
    if (step.pause().isPositive()) {
      rests.put(step.key(), clock.instant().plus(step.pause()));
    }
  }

  private static Set<String> keys(Collection<? extends Step> steps) {
    return steps.stream().map(Step::key).collect(Collectors.toSet());
  }

  /** Waits for those that go on. */
  @Override
  public void close() {
    threads.close();
  }
}
