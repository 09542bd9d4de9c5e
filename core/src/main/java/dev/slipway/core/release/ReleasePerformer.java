package dev.slipway.core.release;

import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Environment;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.Observation;
import dev.slipway.core.engine.Performer;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.release.ReleaseEvent.PlanChanged;
import dev.slipway.core.release.ReleaseEvent.PlanHeld;
import dev.slipway.core.release.ReleaseEvent.ReleaseDelayed;
import dev.slipway.core.release.ReleaseEvent.ReleaseExpired;
import dev.slipway.core.release.ReleaseEvent.ReleaseFoundThere;
import dev.slipway.core.release.ReleaseEvent.ReleasePlanned;
import dev.slipway.core.release.ReleaseEvent.ReleaseRefused;
import dev.slipway.core.release.ReleaseEvent.TargetFailed;
import dev.slipway.core.release.ReleaseEvent.TargetLive;
import dev.slipway.core.release.ReleaseEvent.TargetPrepared;
import dev.slipway.core.release.ReleaseEvent.TargetProgressed;
import dev.slipway.core.release.ReleaseEvent.TargetStarted;
import dev.slipway.core.release.ReleaseEvent.TargetTakenBack;
import dev.slipway.core.release.ReleaseStep.CheckPlan;
import dev.slipway.core.release.ReleaseStep.Expire;
import dev.slipway.core.release.ReleaseStep.GoLive;
import dev.slipway.core.release.ReleaseStep.HoldBack;
import dev.slipway.core.release.ReleaseStep.OnTarget;
import dev.slipway.core.release.ReleaseStep.Prepare;
import dev.slipway.core.release.ReleaseStep.TakeBack;
import dev.slipway.core.release.ReleaseStep.Watch;
import dev.slipway.core.release.ReleaseStep.WorkOutPlan;
import dev.slipway.core.release.TargetRun.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Does the steps of releases through the planner and the targets. */
public final class ReleasePerformer implements Performer<ReleaseStep, ReleaseEvent> {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final Duration ASK_BACK_AGAIN = Duration.ofSeconds(15);
  private static final String ASKED_BACK = "asked to go back";
  private static final String STAYS = "users are on the old build";

  private final Apps apps;
  private final Planner planner;
  private final Targets targets;
  private final UsualRelease usual;
  private final InstantSource clock;

  public ReleasePerformer(
      Apps apps,
      Planner planner,
      Targets targets,
      Journal<Release, ReleaseEvent, ?> releases,
      InstantSource clock) {
    this.apps = apps;
    this.planner = planner;
    this.targets = targets;
    this.usual = new UsualRelease(releases);
    this.clock = clock;
  }

  @Override
  public Observation<ReleaseEvent> observe(ProcessId process, ReleaseStep step) {
    return switch (step) {
      case WorkOutPlan(var request) -> done(workOut(request));
      case CheckPlan check -> done(check(check));
      case Expire e -> done(new ReleaseExpired(now()));
      case Prepare p ->
          target(p)
              .prepared(change(process, p))
              .<Observation<ReleaseEvent>>map(ref -> done(prepared(p, ref)))
              .orElseGet(Observation.Absent::new);
      case GoLive g -> goingLive(g.target(), rollout(process, g));
      case HoldBack h -> holdingBack(h.target(), rollout(process, h));
      case TakeBack t -> takingBack(t, rollout(process, t));
      case Watch(var since) -> Noting.since(since, now());
    };
  }

  @Override
  public ReleaseEvent act(ProcessId process, ReleaseStep step) {
    return switch (step) {
      case WorkOutPlan(var request) -> workOut(request);
      case CheckPlan check -> check(check);
      case Expire e -> new ReleaseExpired(now());
      case Prepare p -> prepared(p, target(p).prepare(change(process, p)));
      case GoLive g -> {
        String prepared = g.target().prepared().orElseThrow();
        yield new TargetStarted(
            now(), g.target().name(), target(g).goLive(change(process, g), prepared));
      }
      case HoldBack h -> throw new IllegalStateException("holding back is not acting: " + h.key());
      case Watch w -> throw new IllegalStateException("watching is not acting");
      case TakeBack t -> {
        target(t).rollBack(change(process, t), t.target().known());
        yield new TargetProgressed(now(), t.target().name(), t.target().counts(), ASKED_BACK);
      }
    };
  }

  @Override
  public ReleaseEvent denied(ReleaseStep step, String why, Instant now) {
    return switch (step) {
      case OnTarget on -> {
        Stage stage = on.target().stage();
        String effect = stage.runsNew() ? "part of the users may be on the new build" : STAYS;
        yield new TargetFailed(
            now, on.target().name(), new Verdict(Reason.DENIED, why, "", effect), stage.runsNew());
      }
      case ReleaseStep other ->
          new ReleaseRefused(now, why, "Mend it and ask for the release again.");
    };
  }

  @Override
  public Optional<ReleaseEvent> delayed(ReleaseStep step, String why, Instant now) {
    return Optional.of(new ReleaseDelayed(now, "%s: %s".formatted(step.key(), why)));
  }

  private ReleaseEvent workOut(ReleaseRequest request) {
    return switch (planner.plan(request)) {
      case Planner.Planned.Ready(var plan) when request.automatic() ->
          new ReleasePlanned(now(), plan, usual.of(request));
      case Planner.Planned.Ready(var plan) -> new ReleasePlanned(now(), plan);
      case Planner.Planned.FoundThere there when request.automatic() ->
          new ReleaseFoundThere(now());
      case Planner.Planned.FoundThere(var why) -> nothingToDo(why);
      case Planner.Planned.Refused(var why, var next) -> new ReleaseRefused(now(), why, next);
    };
  }

  private ReleaseEvent check(CheckPlan step) {
    return switch (planner.plan(step.request())) {
      case Planner.Planned.FoundThere(var why) -> nothingToDo(why);
      case Planner.Planned.Refused(var why, var next) -> new ReleaseRefused(now(), why, next);
      case Planner.Planned.Ready(var plan) -> {
        boolean held = step.plan().hash().equals(plan.hash());
        yield held
            ? new PlanHeld(now(), usual.of(step.request()))
            : new PlanChanged(now(), plan, step.plan().changesTo(plan));
      }
    };
  }

  private ReleaseEvent nothingToDo(String why) {
    return new ReleaseRefused(now(), why, Planner.NOTHING_TO_DO);
  }

  private Observation<ReleaseEvent> holdingBack(TargetRun run, Rollout rollout) {
    if (!(rollout instanceof Rollout.NotStarted)) {
      return goingLive(run, rollout);
    }
    Verdict verdict = new Verdict(Reason.HELD_BACK, Reason.HELD_BACK.said(), "", STAYS);
    return new Observation.Conflict<>(new TargetFailed(now(), run.name(), verdict, false));
  }

  private Observation<ReleaseEvent> goingLive(TargetRun run, Rollout rollout) {
    return switch (rollout) {
      case Rollout.NotStarted() -> new Observation.Absent<>();
      case Rollout.InProgress(var reference, var counts, var note) ->
          run.rollout().isEmpty()
              ? done(new TargetStarted(now(), run.name(), reference))
              : underway(run, counts, note);
      case Rollout.Live(var reference, var counts, var evidence) ->
          done(new TargetLive(now(), run.name(), counts, evidence));
      case Rollout.Failed(var reference, var verdict, var moved) ->
          new Observation.Conflict<>(new TargetFailed(now(), run.name(), verdict, moved));
      case Rollout.TakenBack(var evidence) ->
          new Observation.Conflict<>(
              new TargetFailed(
                  now(),
                  run.name(),
                  new Verdict(
                      Reason.ROLLED_BACK, "it is back on what it ran before", evidence, STAYS),
                  false));
    };
  }

  private Observation<ReleaseEvent> takingBack(TakeBack step, Rollout rollout) {
    TargetRun run = step.target();
    return switch (rollout) {
      case Rollout.NotStarted() -> notBackYet(run);
      case Rollout.Live live -> notBackYet(run);
      case Rollout.InProgress(var reference, var counts, var note) -> underway(run, counts, note);
      case Rollout.TakenBack(var evidence) ->
          done(new TargetTakenBack(now(), run.name(), evidence));
      case Rollout.Failed(var reference, var verdict, var moved) ->
          new Observation.Conflict<>(new TargetFailed(now(), run.name(), verdict, moved));
    };
  }

  /** A platform may need a while until it shows that it was asked. */
  private Observation<ReleaseEvent> notBackYet(TargetRun run) {
    boolean justAsked =
        run.note().equals(ASKED_BACK) && now().isBefore(run.movedAt().plus(ASK_BACK_AGAIN));
    return justAsked
        ? new Observation.Underway<>(LOOK_AGAIN, Optional.empty())
        : new Observation.Absent<>();
  }

  private Observation<ReleaseEvent> underway(TargetRun run, Counts counts, String note) {
    boolean news = !counts.equals(run.counts()) || !note.equals(run.note());
    return new Observation.Underway<>(
        LOOK_AGAIN,
        news
            ? Optional.of(new TargetProgressed(now(), run.name(), counts, note))
            : Optional.empty());
  }

  private Rollout rollout(ProcessId process, OnTarget step) {
    return target(step).observe(change(process, step), step.target().known());
  }

  private ReleaseEvent prepared(Prepare step, String reference) {
    return new TargetPrepared(now(), step.target().name(), reference);
  }

  private Target target(OnTarget step) {
    Plan plan = step.plan();
    Environment environment =
        apps.get(plan.app())
            .environment(plan.environment())
            .orElseThrow(
                () -> new IllegalStateException(plan.environment() + " left the configuration"));
    return targets.of(environment, environment.target(step.target().name()));
  }

  private static Change change(ProcessId process, OnTarget step) {
    Plan plan = step.plan();
    return new Change(
        process, plan.app(), plan.environment(), plan.to().sha(), plan.image(), plan.hash());
  }

  private static Observation<ReleaseEvent> done(ReleaseEvent event) {
    return new Observation.Done<>(event);
  }

  private Instant now() {
    return clock.instant();
  }
}
