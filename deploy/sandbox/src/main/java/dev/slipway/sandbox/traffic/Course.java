package dev.slipway.sandbox.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Where a service deployment is on its way. Not thread-safe. */
public final class Course {
  /** AWS page <i>Amazon ECS blue/green service deployments workflow</i>, on timeouts. */
  private static final Duration LONGEST_STAGE = Duration.ofHours(24);

  private final ShiftPlan plan;
  private final Supplier<String> hookIds;
  private final Deque<Leg> ahead;
  private Optional<Stage> stage = Optional.empty();
  private Instant leavesAt = Instant.MIN;
  private Instant overdueAt = Instant.MAX;
  private Weights weights = Weights.NONE;
  private List<Pause> pauses = List.of();
  private boolean back;

  /**
   * @param reconcile whether it overtakes another deployment
   * @param hookIds makes a new id at each call
   */
  public Course(ShiftPlan plan, boolean reconcile, Supplier<String> hookIds) {
    this.plan = plan;
    this.hookIds = hookIds;
    this.ahead = new ArrayDeque<>(Route.forth(plan, reconcile));
  }

  /** Goes on as far as time, tasks and hooks let it. */
  public Ruling advance(Instant now, Situation situation) {
    Optional<String> expired = expire(now);
    if (expired.isPresent()) {
      return new Ruling.TurnBack(expired.get());
    }
    while (mayLeave(now, situation)) {
      if (ahead.isEmpty()) {
        return new Ruling.Finished();
      }
      enter(ahead.removeFirst(), now);
    }
    return isOverdue(now)
        ? new Ruling.TurnBack(because("lifecycle stage timed out."))
        : new Ruling.Underway();
  }

  /**
   * ContinueServiceDeployment.
   *
   * @return false when no hook of this id awaits an action
   */
  public boolean answer(String hookId, HookAction action) {
    boolean awaited = pauses.stream().anyMatch(p -> p.isAwaiting() && p.hookId().equals(hookId));
    change(pause -> pause.hookId().equals(hookId) ? pause.answered(action) : pause);
    return awaited;
  }

  /** Why an answer of {@link HookAction#ROLLBACK} turns the deployment back. */
  public String refusal() {
    return because("lifecycle hook(s) failed.");
  }

  /** Nobody answered in time: every hook that awaits an action expires now. */
  public void expireHooks(Instant now) {
    change(pause -> pause.expiringAt(now));
  }

  /** The traffic goes back at once; stages that undo it follow. */
  public void turnBack(Instant now) {
    back = true;
    change(pause -> pause.answered(HookAction.ROLLBACK));
    ahead.clear();
    ahead.addAll(Route.back(plan, weights));
    if (ahead.isEmpty()) {
      stage = Optional.empty();
    } else {
      enter(ahead.removeFirst(), now);
    }
  }

  /** Another deployment takes its place, and the traffic is where it was before it. */
  public void giveWay() {
    change(pause -> pause.answered(HookAction.ROLLBACK));
    weights = Weights.NONE;
  }

  private Optional<String> expire(Instant now) {
    List<Pause> expired = pauses.stream().filter(pause -> pause.isExpired(now)).toList();
    change(pause -> pause.isExpired(now) ? pause.timedOut() : pause);
    return expired.stream().map(Pause::onTimeout).anyMatch(HookAction.ROLLBACK::equals)
        ? Optional.of(because("pause hook timed out."))
        : Optional.empty();
  }

  private void change(UnaryOperator<Pause> toAwaiting) {
    pauses = pauses.stream().map(p -> p.isAwaiting() ? toAwaiting.apply(p) : p).toList();
  }

  private boolean mayLeave(Instant now, Situation situation) {
    boolean held = !back && pauses.stream().anyMatch(Pause::holds);
    return !held && !now.isBefore(leavesAt) && stage.map(situation::lets).orElse(true);
  }

  private void enter(Leg leg, Instant now) {
    stage = Optional.of(leg.stage());
    weights = leg.weights();
    leavesAt = now.plus(leg.atLeast());
    overdueAt = now.plus(LONGEST_STAGE);
    if (!back) {
      pauses = pausesAt(leg.stage(), now);
    }
  }

  private List<Pause> pausesAt(Stage entered, Instant now) {
    return plan.hooksAt(entered).stream()
        .map(hook -> hook.begin(hookIds.get(), entered, now))
        .toList();
  }

  /** A stage that only waits for tasks; hooks and bake times have their own ends. */
  private boolean isOverdue(Instant now) {
    boolean waits = stage.equals(Optional.of(Stage.SCALE_UP));
    return waits && plan.strategy().keepsBlue() && !now.isBefore(overdueAt);
  }

  private String because(String what) {
    return "Service deployment rolled back because %s %s"
        .formatted(stage.map(Stage::name).orElse("its"), what);
  }

  public ShiftPlan plan() {
    return plan;
  }

  /**
   * Empty before the start, and for a rolling deployment unless it has hooks: without them ECS
   * reports none.
   */
  public Optional<Stage> stage() {
    return stage.filter(s -> plan.strategy().keepsBlue() || !plan.hooks().isEmpty());
  }

  /** Of the new revision. */
  public Weights weights() {
    return weights;
  }

  /** Of the current stage; those that ended a deployment stay. */
  public List<Pause> pauses() {
    return pauses;
  }

  /** Whether tasks of the new revision may be there. */
  public boolean mayScaleUp() {
    return !back && stage.filter(s -> s.compareTo(Stage.SCALE_UP) >= 0).isPresent();
  }

  /** Whether the revision that has to go may go now. */
  public boolean cleansUp() {
    return stage.equals(Optional.of(Stage.CLEAN_UP));
  }

  public boolean isTurnedBack() {
    return back;
  }
}
