package dev.slipway.core.engine;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * Lets a process go as far as it can under one lease: decide, observe, act, append, again. Ends
 * when the process waits for something far away, has ended, or the lease is lost.
 */
public final class Turn<S, E extends Event, P extends Step> {
  private static final Duration LONGEST_HOLD = Duration.ofSeconds(10);
  private static final Duration BROKEN_PAUSE = Duration.ofSeconds(5);

  private final Journal<S, E, P> journal;
  private final Performer<P, E> performer;
  private final EventStore store;
  private final LeaseKeeper leases;
  private final Wakeups wakeups;
  private final InstantSource clock;
  private final Waiting waiting;
  private final BiConsumer<ProcessId, Throwable> broken;

  /**
   * @param broken hears of failures of a process that are our own fault
   */
  public Turn(
      Journal<S, E, P> journal,
      Performer<P, E> performer,
      EventStore store,
      LeaseKeeper leases,
      Wakeups wakeups,
      InstantSource clock,
      Waiting waiting,
      BiConsumer<ProcessId, Throwable> broken) {
    this.journal = journal;
    this.performer = performer;
    this.store = store;
    this.leases = leases;
    this.wakeups = wakeups;
    this.clock = clock;
    this.waiting = waiting;
    this.broken = broken;
  }

  ProcessKind kind() {
    return journal.rules().kind();
  }

  /** Takes the turn if nobody else has it; returns when it is over. */
  void take(ProcessId id, Bell bell, BooleanSupplier open) {
    Optional<Lease> taken = leases.take(id.toString());
    if (taken.isEmpty()) {
      return;
    }
    Lease lease = taken.get();
    try (ExecutorService steps = stepThreads(id)) {
      go(id, lease, bell, open, steps);
    } finally {
      leases.release(lease);
    }
  }

  private void go(
      ProcessId id, Lease lease, Bell bell, BooleanSupplier open, ExecutorService steps) {
    Troubles troubles = new Troubles();
    while (open.getAsBoolean() && leases.isHeld(lease)) {
      bell.hush();
      Current<S> current = journal.read(id);
      switch (journal.rules().decide(current.state(), clock.instant())) {
        case Action.Done<P>() -> {
          return;
        }
        case Action.Wait<P>(var until, var forWhom) -> {
          store.sleep(id, current.version(), until);
          wakeups.at(id, until);
          return;
        }
        case Action.Act<P>(var todo) -> {
          Duration pause = performAll(id, todo, lease, troubles, steps);
          if (pause.compareTo(LONGEST_HOLD) > 0 && troubles.none()) {
            store.sleep(id, current.version(), clock.instant().plus(pause));
            wakeups.at(id, clock.instant().plus(pause));
            return;
          }
          if (pause.isPositive()) {
            waiting.await(bell, pause);
          }
        }
      }
    }
  }

  /** Does the steps side by side; the answer is how long nothing will have changed. */
  private Duration performAll(
      ProcessId id, List<P> todo, Lease lease, Troubles troubles, ExecutorService threads) {
    List<Callable<Duration>> tasks =
        todo.stream()
            .<Callable<Duration>>map(step -> () -> perform(id, step, lease, troubles))
            .toList();
    try {
      Duration shortest = Duration.ofDays(1);
      for (Future<Duration> result : threads.invokeAll(tasks)) {
        Duration pause = result.get();
        shortest = pause.compareTo(shortest) < 0 ? pause : shortest;
      }
      return shortest;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Duration.ZERO;
    } catch (ExecutionException failed) {
      throw new IllegalStateException(id + ": " + failed.getCause(), failed.getCause());
    }
  }

  private Duration perform(ProcessId id, P step, Lease lease, Troubles troubles) {
    Duration left = troubles.pauseLeft(step, clock.instant());
    if (left.isPositive()) {
      return left;
    }
    try {
      Duration pause = lookAndAct(id, step, lease);
      troubles.over(step);
      return pause;
    } catch (Denied no) {
      E event = performer.denied(step, no.why(), clock.instant());
      return append(id, lease, event) ? Duration.ZERO : BROKEN_PAUSE;
    } catch (NotYet soon) {
      if (troubles.progressNow(step, clock.instant())) {
        tell(id, step, lease, soon.said());
      }
      return soon.retryAfter();
    } catch (Unavailable later) {
      return delay(id, step, lease, troubles, later.retryAfter(), later.said());
    } catch (RuntimeException bug) {
      broken.accept(id, bug);
      return delay(id, step, lease, troubles, BROKEN_PAUSE, "Slipway itself failed: " + bug);
    }
  }

  private Duration lookAndAct(ProcessId id, P step, Lease lease) {
    return switch (performer.observe(id, step)) {
      case Observation.Absent<E>() -> {
        if (leases.isHeld(lease)) {
          append(id, lease, performer.act(id, step, lease.fence()));
        }
        yield Duration.ZERO;
      }
      case Observation.Underway<E>(var lookAgain, var progress) -> {
        progress.ifPresent(event -> append(id, lease, event));
        yield progress.isPresent() ? Duration.ZERO : lookAgain;
      }
      case Observation.Done<E>(var event) -> {
        append(id, lease, event);
        yield Duration.ZERO;
      }
      case Observation.Conflict<E>(var event) -> {
        append(id, lease, event);
        yield Duration.ZERO;
      }
    };
  }

  /**
   * Appends, again and again while others of the same process append side by side. An event that
   * has become impossible is dropped: the next look starts from what really is.
   *
   * @return whether it was stored
   */
  private boolean append(ProcessId id, Lease lease, E event) {
    while (leases.isHeld(lease)) {
      Current<S> current = journal.read(id);
      Appended appended = journal.append(current, Optional.of(lease), event);
      if (appended == Appended.FENCED_OFF) {
        leases.lost(lease);
      } else if (appended == Appended.YES || !journal.movedBeyond(current)) {
        return appended == Appended.YES;
      }
    }
    return false;
  }

  private Duration delay(
      ProcessId id, P step, Lease lease, Troubles troubles, Duration atLeast, String why) {
    Duration pause = troubles.met(step, clock.instant(), atLeast);
    if (troubles.tellNow(step, clock.instant())) {
      tell(id, step, lease, why);
    }
    return pause;
  }

  private void tell(ProcessId id, P step, Lease lease, String why) {
    performer.delayed(step, why, clock.instant()).ifPresent(event -> append(id, lease, event));
  }

  private static ExecutorService stepThreads(ProcessId id) {
    return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(id + "-step-", 1).factory());
  }
}
