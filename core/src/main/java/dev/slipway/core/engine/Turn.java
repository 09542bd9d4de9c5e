package dev.slipway.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * Lets a process go as far as it can under one lease: decide, observe, act, append, again. Ends
 * when the process waits for something far away, has ended, or the lease is lost.
 */
public final class Turn<S, E extends Event, P extends Step> {
  private static final Duration LONGEST_HOLD = Duration.ofSeconds(10);

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
    Pen<S, E> pen = new Pen<>(journal, leases, id, lease);
    Troubles troubles = new Troubles();
    StepWork<P, E> work =
        new StepWork<>(id, lease, performer, leases, pen, troubles, clock, broken);
    try (Steps<P> steps = new Steps<>(id, work::perform, clock)) {
      while (open.getAsBoolean() && leases.isHeld(lease) && !isInterrupted()) {
        // What rests has been looked at before the ring.
        if (!steps.areResting()) {
          bell.hush();
        }
        Optional<Duration> rest = goOn(pen.read(), steps, troubles);
        if (rest.isEmpty()) {
          return;
        }
        if (rest.get().isPositive()) {
          waiting.await(bell, rest.get());
          steps.wakeAll();
        }
      }
    } finally {
      leases.release(lease);
    }
  }

  /**
   * Goes on until a step has ended.
   *
   * @return how long to wait for the world when no step is under way; empty when the turn is over
   */
  private Optional<Duration> goOn(Current<S> current, Steps<P> steps, Troubles troubles) {
    Action<P> action = journal.rules().decide(current.state(), clock.instant());
    if (steps.hasOther(action instanceof Action.Act<P>(var todo) ? todo : List.of())) {
      steps.await();
      return Optional.of(Duration.ZERO);
    }
    return switch (action) {
      case Action.Done<P>() -> Optional.empty();
      case Action.Wait<P>(var until, var forWhom) -> sleep(current, until);
      case Action.Act<P>(var todo) -> {
        steps.begin(todo);
        if (steps.areUnderway()) {
          steps.await();
          yield Optional.of(Duration.ZERO);
        }
        Duration rest = steps.rest();
        yield rest.compareTo(LONGEST_HOLD) > 0 && troubles.none()
            ? sleep(current, clock.instant().plus(rest))
            : Optional.of(rest);
      }
    };
  }

  private Optional<Duration> sleep(Current<S> current, Instant until) {
    store.sleep(current.id(), current.version(), until);
    wakeups.at(current.id(), until);
    return Optional.empty();
  }

  private static boolean isInterrupted() {
    return Thread.currentThread().isInterrupted();
  }
}
