package dev.slipway.core.engine;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BiConsumer;

/**
 * Does the steps of one turn: observe, act, append. What goes wrong becomes a pause. Thread-safe.
 */
record StepWork<P extends Step, E extends Event>(
    ProcessId id,
    Lease lease,
    Performer<P, E> performer,
    LeaseKeeper leases,
    Pen<?, E> pen,
    Troubles troubles,
    InstantSource clock,
    BiConsumer<ProcessId, Throwable> broken) {
  private static final Duration BROKEN_PAUSE = Duration.ofSeconds(5);

  /** Does a step; the answer is how long nothing will have changed. */
  Duration perform(P step) {
    Duration left = troubles.pauseLeft(step, clock.instant());
    if (left.isPositive()) {
      return left;
    }
    try {
      Duration pause = lookAndAct(step);
      troubles.over(step);
      return pause;
    } catch (Denied no) {
      E event = performer.denied(step, no.why(), clock.instant());
      return pen.append(event) ? Duration.ZERO : BROKEN_PAUSE;
    } catch (NotYet soon) {
      if (troubles.progressNow(step, clock.instant())) {
        tell(step, soon.said());
      }
      return soon.retryAfter();
    } catch (Unavailable later) {
      return delay(step, later.retryAfter(), later.said());
    } catch (RuntimeException bug) {
      broken.accept(id, bug);
      return delay(step, BROKEN_PAUSE, "Slipway itself failed: " + bug);
    }
  }

  private Duration lookAndAct(P step) {
    return switch (performer.observe(id, step)) {
      case Observation.Absent<E>() -> {
        if (leases.isHeld(lease)) {
          pen.append(performer.act(id, step, lease.fence()));
        }
        yield Duration.ZERO;
      }
      case Observation.Underway<E>(var lookAgain, var progress) -> {
        progress.ifPresent(pen::append);
        yield progress.isPresent() ? Duration.ZERO : lookAgain;
      }
      case Observation.Done<E>(var event) -> {
        pen.append(event);
        yield Duration.ZERO;
      }
      case Observation.Conflict<E>(var event) -> {
        pen.append(event);
        yield Duration.ZERO;
      }
    };
  }

  private Duration delay(P step, Duration atLeast, String why) {
    Duration pause = troubles.met(step, clock.instant(), atLeast);
    if (troubles.tellNow(step, clock.instant())) {
      tell(step, why);
    }
    return pause;
  }

  private void tell(P step, String why) {
    performer.delayed(step, why, clock.instant()).ifPresent(pen::append);
  }
}
