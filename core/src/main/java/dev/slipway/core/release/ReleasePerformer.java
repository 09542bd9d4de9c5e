package dev.slipway.core.release;

import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Environment;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.Observation;
import dev.slipway.core.engine.Performer;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.hold.Closer;
import dev.slipway.core.release.ReleaseEvent.EnvironmentHeld;
import dev.slipway.core.release.ReleaseEvent.PreparationLapsed;
import dev.slipway.core.release.ReleaseEvent.ReleaseDelayed;
import dev.slipway.core.release.ReleaseEvent.ReleaseExpired;
import dev.slipway.core.release.ReleaseEvent.ReleaseRefused;
import dev.slipway.core.release.ReleaseEvent.ShareRaised;
import dev.slipway.core.release.ReleaseEvent.TargetFailed;
import dev.slipway.core.release.ReleaseEvent.TargetProgressed;
import dev.slipway.core.release.ReleaseEvent.TargetStarted;
import dev.slipway.core.release.ReleaseEvent.TaskFailed;
import dev.slipway.core.release.ReleaseEvent.TaskIntended;
import dev.slipway.core.release.ReleaseEvent.TaskStarted;
import dev.slipway.core.release.ReleaseStep.CheckPlan;
import dev.slipway.core.release.ReleaseStep.Close;
import dev.slipway.core.release.ReleaseStep.Expire;
import dev.slipway.core.release.ReleaseStep.Fetch;
import dev.slipway.core.release.ReleaseStep.GoLive;
import dev.slipway.core.release.ReleaseStep.HoldBack;
import dev.slipway.core.release.ReleaseStep.Intend;
import dev.slipway.core.release.ReleaseStep.Keep;
import dev.slipway.core.release.ReleaseStep.Lapse;
import dev.slipway.core.release.ReleaseStep.LookOut;
import dev.slipway.core.release.ReleaseStep.OnTarget;
import dev.slipway.core.release.ReleaseStep.Prepare;
import dev.slipway.core.release.ReleaseStep.Raise;
import dev.slipway.core.release.ReleaseStep.Restore;
import dev.slipway.core.release.ReleaseStep.RunTask;
import dev.slipway.core.release.ReleaseStep.TakeBack;
import dev.slipway.core.release.ReleaseStep.Watch;
import dev.slipway.core.release.ReleaseStep.WorkOutPlan;
import dev.slipway.core.release.TargetRun.Stage;
import dev.slipway.core.signal.Lookout;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Does the steps of releases through the planner and the targets. */
public final class ReleasePerformer implements Performer<ReleaseStep, ReleaseEvent> {
  private final Apps apps;
  private final Planning planning;
  private final Targets targets;
  private final Closer closer;
  private final InstantSource clock;
  private final Sights sights;
  private final Bakings bakings;
  private final Steadying steadying;

  public ReleasePerformer(
      Apps apps,
      Planner planner,
      Targets targets,
      Journal<Release, ReleaseEvent, ?> releases,
      Closer closer,
      Lookout lookout,
      InstantSource clock) {
    this.apps = apps;
    this.planning = new Planning(planner, new UsualRelease(releases), clock);
    this.targets = targets;
    this.closer = closer;
    this.clock = clock;
    this.sights = new Sights(clock);
    this.bakings = new Bakings(lookout, clock);
    this.steadying = new Steadying(clock);
  }

  @Override
  public Observation<ReleaseEvent> observe(ProcessId process, ReleaseStep step) {
    return switch (step) {
      case WorkOutPlan(var request) -> done(planning.workOut(request));
      case CheckPlan check -> done(planning.check(check));
      case Expire e -> done(new ReleaseExpired(now()));
      case Raise r -> done(new ShareRaised(now(), Optional.empty(), r.to()));
      case LookOut look -> bakings.look(look);
      case Lapse l -> done(new PreparationLapsed(now()));
      case Intend i -> done(new TaskIntended(now(), i.task()));
      case RunTask r -> sights.task(r, tasks(r).look(change(process, r.plan()), r.order()));
      case Fetch f -> sights.ready(f, target(f).fetching(change(process, f), known(f)));
      case Prepare p -> sights.ready(p, target(p).preparing(change(process, p), known(p)));
      case GoLive g ->
          sights.goingLive(g, rollout(process, g), Soaking.window(g, environment(g.plan())));
      case HoldBack h -> sights.holdingBack(h, rollout(process, h));
      case Keep k -> sights.keeping(k, rollout(process, k));
      case TakeBack t -> sights.takingBack(t, rollout(process, t));
      case Watch(var since) -> Noting.since(since, now());
      case Restore r -> steadying.look(r, scaling(r.plan(), r.target()));
      case Close close -> new Observation.Absent<>();
    };
  }

  @Override
  public ReleaseEvent act(ProcessId process, ReleaseStep step, Fence fence) {
    return switch (step) {
      case WorkOutPlan(var request) -> planning.workOut(request);
      case CheckPlan check -> planning.check(check);
      case Expire e -> new ReleaseExpired(now());
      case Raise r -> new ShareRaised(now(), Optional.empty(), r.to());
      case Lapse l -> new PreparationLapsed(now());
      case Intend i -> new TaskIntended(now(), i.task());
      case RunTask r ->
          new TaskStarted(
              now(),
              r.order().task().name(),
              tasks(r).run(change(process, r.plan()), r.order(), fence));
      case Fetch f -> sights.begun(f, target(f).fetch(change(process, f), known(f), fence));
      case Prepare p ->
          steadied(p, p.target().target().beside())
              .orElseGet(
                  () -> sights.begun(p, target(p).prepare(change(process, p), known(p), fence)));
      case GoLive g ->
          steadied(g, true)
              .orElseGet(
                  () ->
                      new TargetStarted(
                          now(),
                          g.target().name(),
                          target(g).goLive(change(process, g), known(g), fence)));
      case Restore r -> steadying.restore(r, scaling(r.plan(), r.target()));
      case Close(var run) -> new EnvironmentHeld(now(), close(process, run));
      case LookOut l -> throw new IllegalStateException("looking is not acting: " + l.key());
      case HoldBack h -> throw new IllegalStateException("holding back is not acting: " + h.key());
      case Keep k -> throw new IllegalStateException("keeping is not acting: " + k.key());
      case Watch w -> throw new IllegalStateException("watching is not acting: " + w.since());
      case TakeBack t -> {
        target(t).rollBack(change(process, t), known(t), fence);
        yield new TargetProgressed(
            now(), t.target().name(), t.target().counts(), Sights.ASKED_BACK);
      }
    };
  }

  @Override
  public ReleaseEvent denied(ReleaseStep step, String why, Instant now) {
    return switch (step) {
      case OnTarget on -> {
        Stage stage = on.target().stage();
        String effect =
            stage.runsNew() ? "part of the users may be on the new build" : Sights.STAYS;
        yield new TargetFailed(
            now,
            on.target().name(),
            new Verdict(Reason.DENIED, why, "", effect),
            stage.runsNew() || isBeside(on.target()));
      }
      case RunTask task ->
          new TaskFailed(
              now,
              task.order().task().name(),
              new Verdict(Reason.DENIED, why, "", Sights.users(task.order().task())));
      case Restore restore -> steadying.stuck(restore, why);
      case ReleaseStep other ->
          new ReleaseRefused(now, why, "Mend it and ask for the release again.");
    };
  }

  @Override
  public Optional<ReleaseEvent> delayed(ReleaseStep step, String why, Instant now) {
    return step instanceof Keep
        ? Optional.empty()
        : Optional.of(new ReleaseDelayed(now, "%s: %s".formatted(step.key(), why)));
  }

  /** What runs beside the old build has to be taken away, whatever was refused. */
  private static boolean isBeside(TargetRun run) {
    return run.target().beside() && run.stage() == Stage.PREPARED;
  }

  /** What starts something new does not while its target may shrink. */
  private Optional<ReleaseEvent> steadied(OnTarget step, boolean starts) {
    return starts
        ? steadying.before(step.target(), scaling(step.plan(), step.target()))
        : Optional.empty();
  }

  private Optional<Scaling> scaling(Plan plan, TargetRun target) {
    Environment environment = environment(plan);
    return targets.scaling(environment, environment.target(target.name()));
  }

  private ProcessId close(ProcessId process, Run run) {
    return closer.close("after " + process, HoldAfter.of(process, run, now()));
  }

  private Rollout rollout(ProcessId process, OnTarget step) {
    return target(step).observe(change(process, step), known(step));
  }

  private static Known known(OnTarget step) {
    return step.target().known(step.aim());
  }

  private Target target(OnTarget step) {
    Environment environment = environment(step.plan());
    return targets.of(environment, environment.target(step.target().name()));
  }

  private Tasks tasks(RunTask step) {
    Environment environment = environment(step.plan());
    return targets.tasks(environment, environment.target(step.order().task().on()));
  }

  private Environment environment(Plan plan) {
    return apps.get(plan.app())
        .environment(plan.environment())
        .orElseThrow(
            () -> new IllegalStateException(plan.environment() + " left the configuration"));
  }

  private static Change change(ProcessId process, OnTarget step) {
    return change(process, step.plan());
  }

  private static Change change(ProcessId process, Plan plan) {
    return new Change(
        process,
        plan.app(),
        plan.environment(),
        plan.to().sha(),
        plan.to().at(),
        plan.image(),
        plan.hash(),
        plan.rollback().isPresent());
  }

  private static Observation<ReleaseEvent> done(ReleaseEvent event) {
    return new Observation.Done<>(event);
  }

  private Instant now() {
    return clock.instant();
  }
}
