package dev.slipway.core.pick;

import dev.slipway.core.app.AppName;
import dev.slipway.core.engine.Observation;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.pick.PickEvent.PickAdvised;
import dev.slipway.core.pick.PickEvent.PickConflicted;
import dev.slipway.core.pick.PickEvent.PickFailed;
import dev.slipway.core.pick.PickEvent.PickFoundThere;
import dev.slipway.core.pick.PickEvent.PickLanded;
import dev.slipway.core.pick.PickEvent.PickNotResolved;
import dev.slipway.core.pick.PickEvent.PickRehearsed;
import dev.slipway.core.pick.PickStep.Adopt;
import dev.slipway.core.pick.PickStep.Advise;
import dev.slipway.core.pick.PickStep.Land;
import dev.slipway.core.repository.Advice;
import dev.slipway.core.repository.PickBench;
import dev.slipway.core.repository.PickBenches;
import dev.slipway.core.repository.PickOrder;
import dev.slipway.core.repository.PickPlan;
import dev.slipway.core.repository.PushOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/** Brings picks onto their branches, or finds out why that cannot be. */
final class PickLander {
  /** How long a rehearsal waits for somebody to agree. */
  private static final Duration REHEARSAL_KEPT = Duration.ofDays(1);

  /** How long a conflict waits for somebody to resolve it. */
  private static final Duration CONFLICT_KEPT = Duration.ofDays(7);

  private static final int RACES = 5;

  private final PickBenches benches;
  private final InstantSource clock;

  /** Picks onto one branch take turns, so that they do not push each other aside. */
  private final Map<String, Lock> turns = new ConcurrentHashMap<>();

  PickLander(PickBenches benches, InstantSource clock) {
    this.benches = benches;
    this.clock = clock;
  }

  Observation<PickEvent> observe(Land step) {
    PickPlan plan = bench(step).plan(step.order());
    if (plan instanceof PickPlan.Clean clean) {
      return mayLand(step, clean)
          ? new Observation.Absent<>()
          : new Observation.Done<>(rehearsed(step, clean));
    }
    return new Observation.Done<>(found(plan));
  }

  PickEvent act(Land step) {
    PickBench bench = bench(step);
    return push(
        turn(step.app(), step.order()),
        step.order(),
        bench,
        () -> bench.plan(step.order()),
        plan -> mayLand(step, plan) ? Optional.empty() : Optional.of(rehearsed(step, plan)));
  }

  PickEvent advise(Advise step) {
    return new PickAdvised(
        now(),
        benches.of(step.app()).advise(step.order(), step.conflict()),
        now().plus(CONFLICT_KEPT));
  }

  /** People keep the conflict and its buttons. */
  PickEvent withoutAdvice() {
    return new PickAdvised(now(), Advice.none(), now().plus(CONFLICT_KEPT));
  }

  Observation<PickEvent> observe(Adopt step) {
    PickPlan plan = benches.of(step.app()).adopt(step.order(), step.resolved());
    return plan instanceof PickPlan.Clean
        ? new Observation.Absent<>()
        : new Observation.Done<>(found(plan));
  }

  PickEvent act(Adopt step) {
    PickBench bench = benches.of(step.app());
    return push(
        turn(step.app(), step.order()),
        step.order(),
        bench,
        () -> bench.adopt(step.order(), step.resolved()),
        plan -> Optional.empty());
  }

  /**
   * Plans and pushes; when somebody else moves the branch in between, plans again.
   *
   * @param objection what is to happen instead of the push, if anything
   */
  private PickEvent push(
      Lock turn,
      PickOrder order,
      PickBench bench,
      Supplier<PickPlan> planning,
      Function<PickPlan.Clean, Optional<PickEvent>> objection) {
    turn.lock();
    try {
      for (int i = 0; i < RACES; i++) {
        PickPlan plan = planning.get();
        if (!(plan instanceof PickPlan.Clean clean)) {
          return found(plan);
        }
        Optional<PickEvent> instead = objection.apply(clean);
        if (instead.isPresent()) {
          return instead.get();
        }
        switch (bench.land(order, clean)) {
          case PushOutcome.Pushed pushed -> {
            return new PickLanded(now(), pushed.head(), pushed.commits());
          }
          case PushOutcome.Refused(var why) -> {
            return new PickFailed(now(), "the host refused the push: " + why);
          }
          case PushOutcome.Raced() -> {}
        }
      }
    } finally {
      turn.unlock();
    }
    throw new Unavailable(
        order.onto().value(),
        "others pushed to it %d times in a row".formatted(RACES),
        new IllegalStateException("raced"));
  }

  private Lock turn(AppName app, PickOrder order) {
    return turns.computeIfAbsent(app + " " + order.onto(), key -> new ReentrantLock());
  }

  private static boolean mayLand(Land step, PickPlan.Clean plan) {
    return switch (step.rehearse()) {
      case NEVER -> true;
      case ON_CAUTION -> plan.cautions().isEmpty() || isAgreed(step, plan);
      case ALWAYS -> isAgreed(step, plan);
    };
  }

  private static boolean isAgreed(Land step, PickPlan.Clean plan) {
    return step.agreed().filter(seen -> seen.covers(plan)).isPresent();
  }

  private PickEvent rehearsed(Land step, PickPlan.Clean plan) {
    return new PickRehearsed(
        now(),
        new Rehearsal(plan.onto(), plan.cautions(), bench(step).survey(step.order(), plan)),
        now().plus(REHEARSAL_KEPT));
  }

  /** What a plan that needs no push says about the pick. */
  private PickEvent found(PickPlan plan) {
    return switch (plan) {
      case PickPlan.Landed(var head, var commits) -> new PickLanded(now(), head, commits);
      case PickPlan.AlreadyThere(var onto, var commits) -> new PickFoundThere(now(), commits);
      case PickPlan.Conflicting(var onto, var commit, var conflicts) ->
          new PickConflicted(now(), onto, commit, conflicts);
      case PickPlan.NotResolved(var why) -> new PickNotResolved(now(), why);
      case PickPlan.NoBranch() -> new PickFailed(now(), "the release branch is gone");
      case PickPlan.Clean clean -> throw new IllegalStateException("a clean plan has to be pushed");
    };
  }

  private PickBench bench(Land step) {
    return benches.of(step.app());
  }

  private Instant now() {
    return clock.instant();
  }
}
