package dev.slipway.core.pick;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Apps;
import dev.slipway.core.build.Build;
import dev.slipway.core.build.BuildEvent;
import dev.slipway.core.build.BuildRequest;
import dev.slipway.core.build.BuildStarter;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.Observation;
import dev.slipway.core.engine.Performer;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.Started;
import dev.slipway.core.pick.PickEvent.PickBuildFailed;
import dev.slipway.core.pick.PickEvent.PickBuilding;
import dev.slipway.core.pick.PickEvent.PickBuilt;
import dev.slipway.core.pick.PickEvent.PickDelayed;
import dev.slipway.core.pick.PickEvent.PickExpired;
import dev.slipway.core.pick.PickEvent.PickFailed;
import dev.slipway.core.pick.PickEvent.PickQueued;
import dev.slipway.core.pick.PickStep.Adopt;
import dev.slipway.core.pick.PickStep.Advise;
import dev.slipway.core.pick.PickStep.Expire;
import dev.slipway.core.pick.PickStep.FollowBuild;
import dev.slipway.core.pick.PickStep.FollowRelease;
import dev.slipway.core.pick.PickStep.Land;
import dev.slipway.core.release.Release;
import dev.slipway.core.repository.Branch;
import dev.slipway.core.repository.PickBenches;
import dev.slipway.core.repository.Repositories;
import dev.slipway.core.repository.Repository;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Does the steps of picks: lands them and follows them through builds and releases. */
public final class PickPerformer implements Performer<PickStep, PickEvent> {
  private static final int LOOK_BACK = 30;
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

  private final Apps apps;
  private final Repositories repositories;
  private final PickLander lander;
  private final Journal<Build, BuildEvent, ?> builds;
  private final BuildStarter starter;
  private final ReleaseWatch releases;
  private final InstantSource clock;

  public PickPerformer(
      Apps apps,
      Repositories repositories,
      PickBenches benches,
      Journal<Build, BuildEvent, ?> builds,
      Journal<Release, ?, ?> releases,
      InstantSource clock) {
    this.apps = apps;
    this.repositories = repositories;
    this.lander = new PickLander(benches, clock);
    this.builds = builds;
    this.starter = new BuildStarter(builds, clock);
    this.releases = new ReleaseWatch(releases, clock);
    this.clock = clock;
  }

  @Override
  public Observation<PickEvent> observe(ProcessId process, PickStep step) {
    return switch (step) {
      case Land land -> lander.observe(land);
      case Adopt adopt -> lander.observe(adopt);
      case Advise advise -> new Observation.Done<>(lander.advise(advise));
      case Expire expire -> new Observation.Done<>(new PickExpired(now()));
      case FollowBuild follow -> build(follow);
      case FollowRelease follow -> releases.observe(repositories.of(follow.app()), follow);
    };
  }

  @Override
  public PickEvent act(ProcessId process, PickStep step, Fence fence) {
    return switch (step) {
      case Land land -> lander.act(land);
      case Adopt adopt -> lander.act(adopt);
      case FollowBuild follow -> startBuild(follow);
      case Advise _, Expire _, FollowRelease _ ->
          throw new IllegalStateException("there is nothing to do for " + step.key());
    };
  }

  @Override
  public PickEvent denied(PickStep step, String why, Instant now) {
    return step instanceof Advise ? lander.withoutAdvice() : new PickFailed(now, why);
  }

  @Override
  public Optional<PickEvent> delayed(PickStep step, String why, Instant now) {
    return step instanceof Land || step instanceof Adopt
        ? Optional.of(new PickDelayed(now, why))
        : Optional.empty();
  }

  /** The newest build of the branch that holds the commit decides. */
  private Observation<PickEvent> build(FollowBuild step) {
    Repository repository = repository(step);
    Optional<ProcessId> running = Optional.empty();
    for (Current<Build> build : builds.latest(step.app(), LOOK_BACK)) {
      BuildRequest request = build.state().request();
      if (!request.branch().equals(step.branch())) {
        continue;
      }
      if (repository.contains(request.commit().sha(), step.head())) {
        return holding(step, build);
      }
      if (build.state().isBeforeImage()) {
        running = Optional.of(build.id());
      }
    }
    return running.isPresent() ? queued(step, running.get()) : new Observation.Absent<>();
  }

  private Observation<PickEvent> holding(FollowBuild step, Current<Build> build) {
    return switch (build.state()) {
      case Build.WithImage done ->
          new Observation.Done<>(new PickBuilt(now(), build.id(), done.request().commit().sha()));
      case Build.Failed failed ->
          new Observation.Conflict<>(new PickBuildFailed(now(), build.id(), failed.why()));
      case Build.Starting s -> following(step, build.id());
      case Build.Building b -> following(step, build.id());
      case Build.Stopping s -> following(step, build.id());
    };
  }

  private Observation<PickEvent> following(FollowBuild step, ProcessId build) {
    return new Observation.Underway<>(
        LOOK_AGAIN,
        step.following().filter(build::equals).isPresent()
            ? Optional.empty()
            : Optional.of(new PickBuilding(now(), build)));
  }

  private Observation<PickEvent> queued(FollowBuild step, ProcessId behind) {
    return new Observation.Underway<>(
        LOOK_AGAIN,
        step.behind().filter(behind::equals).isPresent()
            ? Optional.empty()
            : Optional.of(new PickQueued(now(), behind)));
  }

  /** Builds the head of the branch: everything that landed meanwhile comes along. */
  private PickEvent startBuild(FollowBuild step) {
    App app = apps.get(step.app());
    Branch branch =
        repository(step).branches(step.branch().value()).stream()
            .findFirst()
            .orElseThrow(() -> new Denied("the branch %s is gone".formatted(step.branch())));
    return switch (starter.start(app, branch)) {
      case Started.New(var id) -> new PickBuilding(now(), id);
      case Started.Before(var id) -> new PickBuilding(now(), id);
      case Started.SlotTaken(var holder) -> new PickQueued(now(), holder);
    };
  }

  private Repository repository(FollowBuild step) {
    return repositories.of(step.app());
  }

  private Instant now() {
    return clock.instant();
  }
}
