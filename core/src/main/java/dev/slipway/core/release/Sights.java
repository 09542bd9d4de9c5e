package dev.slipway.core.release;

import dev.slipway.core.app.DeployTask;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TaskName;
import dev.slipway.core.engine.Observation;
import dev.slipway.core.release.ReleaseEvent.TargetAtShare;
import dev.slipway.core.release.ReleaseEvent.TargetFailed;
import dev.slipway.core.release.ReleaseEvent.TargetFetched;
import dev.slipway.core.release.ReleaseEvent.TargetLive;
import dev.slipway.core.release.ReleaseEvent.TargetPrepared;
import dev.slipway.core.release.ReleaseEvent.TargetProgressed;
import dev.slipway.core.release.ReleaseEvent.TargetStarted;
import dev.slipway.core.release.ReleaseEvent.TargetTakenBack;
import dev.slipway.core.release.ReleaseEvent.TaskDone;
import dev.slipway.core.release.ReleaseEvent.TaskFailed;
import dev.slipway.core.release.ReleaseEvent.TaskOverdue;
import dev.slipway.core.release.ReleaseEvent.TaskStarted;
import dev.slipway.core.release.ReleaseEvent.TaskUnproven;
import dev.slipway.core.release.ReleaseStep.Fetch;
import dev.slipway.core.release.ReleaseStep.HoldBack;
import dev.slipway.core.release.ReleaseStep.Keep;
import dev.slipway.core.release.ReleaseStep.OnTarget;
import dev.slipway.core.release.ReleaseStep.RunTask;
import dev.slipway.core.release.ReleaseStep.TakeBack;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** What a release makes of how a target stands: what has happened, or when to look again. */
final class Sights {
  static final String ASKED_BACK = "asked to go back";
  static final String SOAKS = "all users are on it, watched whether its signals stay good";
  static final String STAYS = "users are on the old build";
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final Duration ASK_BACK_AGAIN = Duration.ofSeconds(15);
  private static final Duration WATCH_AGAIN = Duration.ofSeconds(15);

  private final InstantSource clock;

  Sights(InstantSource clock) {
    this.clock = clock;
  }

  /** What was begun goes on; what was not is begun when this says that it is not there. */
  Observation<ReleaseEvent> ready(OnTarget step, Preparation preparation) {
    return switch (preparation) {
      case Preparation.NotBegun() -> new Observation.Absent<>();
      case Preparation.InProgress(var counts, var note) -> underway(step.target(), counts, note);
      case Preparation.Ready ready -> done(begun(step, ready));
      case Preparation.Failed failed -> new Observation.Conflict<>(begun(step, failed));
    };
  }

  ReleaseEvent begun(OnTarget step, Preparation preparation) {
    TargetName name = step.target().name();
    return switch (preparation) {
      case Preparation.NotBegun() ->
          new TargetProgressed(now(), name, step.target().counts(), "asked to begin");
      case Preparation.InProgress(var counts, var note) ->
          new TargetProgressed(now(), name, counts, note);
      case Preparation.Ready(var reference, var evidence, var expiry) ->
          step instanceof Fetch
              ? new TargetFetched(now(), name, reference)
              : new TargetPrepared(
                  now(),
                  name,
                  reference,
                  Optional.of(evidence).filter(seen -> !seen.isBlank()),
                  expiry);
      case Preparation.Failed(var verdict, var moved) ->
          new TargetFailed(now(), name, verdict, moved);
    };
  }

  Observation<ReleaseEvent> holdingBack(HoldBack step, Rollout rollout) {
    TargetRun run = step.target();
    if (!(rollout instanceof Rollout.NotStarted)) {
      return goingLive(step, rollout);
    }
    Verdict verdict = new Verdict(Reason.HELD_BACK, Reason.HELD_BACK.said(), "", STAYS);
    return new Observation.Conflict<>(
        new TargetFailed(now(), run.name(), verdict, run.target().beside()));
  }

  /** What is prepared may go away or go on without us: then the release is told. */
  Observation<ReleaseEvent> keeping(Keep step, Rollout rollout) {
    TargetRun run = step.target();
    return switch (rollout) {
      case Rollout.NotStarted() -> new Observation.Underway<>(WATCH_AGAIN, Optional.empty());
      case Rollout.InProgress going -> started(run, going.reference());
      case Rollout.AtShare at -> started(run, at.reference());
      case Rollout.Live live -> started(run, live.reference());
      case Rollout.Failed failed -> goingLive(step, failed);
      case Rollout.TakenBack back -> goingLive(step, back);
    };
  }

  private Observation<ReleaseEvent> started(TargetRun run, String reference) {
    return done(new TargetStarted(now(), run.name(), reference));
  }

  Observation<ReleaseEvent> goingLive(OnTarget step, Rollout rollout) {
    return goingLive(step, rollout, Duration.ZERO);
  }

  /**
   * @param window how long a target soaks from when it was first seen with all users
   */
  Observation<ReleaseEvent> goingLive(OnTarget step, Rollout rollout, Duration window) {
    TargetRun run = step.target();
    return switch (rollout) {
      case Rollout.NotStarted() -> new Observation.Absent<>();
      case Rollout.InProgress going ->
          run.rollout().isEmpty() ? started(run, going.reference()) : underway(run, going);
      case Rollout.AtShare at when !at.share().equals(step.aim()) -> new Observation.Absent<>();
      case Rollout.AtShare at when run.isAt(at.share()) ->
          new Observation.Underway<>(WATCH_AGAIN, Optional.empty());
      case Rollout.AtShare(var reference, var counts, var share, var evidence, var expiry) ->
          done(new TargetAtShare(now(), run.name(), share, counts, evidence, expiry));
      case Rollout.Live live when soakLeft(run, window).isPositive() -> soaking(run, live, window);
      case Rollout.Live(var reference, var counts, var evidence, var times) ->
          done(new TargetLive(now(), run.name(), counts, evidence, times));
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

  private Duration soakLeft(TargetRun run, Duration window) {
    Instant since = run.soak().map(Soak::since).orElseGet(this::now);
    return Duration.between(now(), since.plus(window));
  }

  /** Whose platform does not watch for so long is watched by us. */
  private Observation<ReleaseEvent> soaking(TargetRun run, Rollout.Live live, Duration window) {
    if (run.rollout().isEmpty()) {
      return started(run, live.reference());
    }
    Duration left = soakLeft(run, window);
    return run.soak().isPresent()
        ? new Observation.Underway<>(
            left.compareTo(WATCH_AGAIN) < 0 ? left : WATCH_AGAIN, Optional.empty())
        : done(new TargetProgressed(now(), run.name(), live.counts(), SOAKS, Optional.of(now())));
  }

  Observation<ReleaseEvent> takingBack(TakeBack step, Rollout rollout) {
    TargetRun run = step.target();
    return switch (rollout) {
      case Rollout.NotStarted() -> notBackYet(run);
      case Rollout.Live live -> notBackYet(run);
      case Rollout.AtShare at -> notBackYet(run);
      case Rollout.InProgress going -> underway(run, going);
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
    return underway(run, new Rollout.InProgress("", counts, note));
  }

  private Observation<ReleaseEvent> underway(TargetRun run, Rollout.InProgress going) {
    boolean news =
        !going.counts().equals(run.counts())
            || !going.note().equals(run.note())
            || (going.soaking().isPresent() && run.marks().soak().isEmpty());
    return new Observation.Underway<>(
        LOOK_AGAIN,
        news
            ? Optional.of(
                new TargetProgressed(
                    now(), run.name(), going.counts(), going.note(), going.soaking()))
            : Optional.empty());
  }

  Observation<ReleaseEvent> task(RunTask step, TaskSight sight) {
    TaskName name = step.order().task().name();
    return switch (sight) {
      case TaskSight.NotBegun() -> new Observation.Absent<>();
      case TaskSight.Running(var reference) when step.order().reference().isEmpty() ->
          done(new TaskStarted(now(), name, reference));
      case TaskSight.Running running when step.late() -> done(new TaskOverdue(now(), name));
      case TaskSight.Running running -> new Observation.Underway<>(LOOK_AGAIN, Optional.empty());
      case TaskSight.Done(var reference, var evidence) -> done(new TaskDone(now(), name, evidence));
      case TaskSight.Failed(var reference, var verdict) ->
          new Observation.Conflict<>(new TaskFailed(now(), name, verdict));
      case TaskSight.Unproven(var why) ->
          new Observation.Conflict<>(new TaskUnproven(now(), name, why));
    };
  }

  /** What users see when a deploy-time task fails. */
  static String users(DeployTask task) {
    return task.when() == DeployTask.When.BEFORE ? STAYS : "users are on the new build";
  }

  private static Observation<ReleaseEvent> done(ReleaseEvent event) {
    return new Observation.Done<>(event);
  }

  private Instant now() {
    return clock.instant();
  }
}
