package dev.slipway.core.build;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Apps;
import dev.slipway.core.build.BuildEvent.BuildDelayed;
import dev.slipway.core.build.BuildEvent.BuildFailed;
import dev.slipway.core.build.BuildEvent.BuildStarted;
import dev.slipway.core.build.BuildEvent.StagingOvertaken;
import dev.slipway.core.build.BuildEvent.StagingQueued;
import dev.slipway.core.build.BuildEvent.StagingStarted;
import dev.slipway.core.build.BuildStep.Stage;
import dev.slipway.core.build.BuildStep.Start;
import dev.slipway.core.build.BuildStep.Stop;
import dev.slipway.core.build.BuildStep.Watch;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.Observation;
import dev.slipway.core.engine.Performer;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.Started;
import dev.slipway.core.hold.Hold;
import dev.slipway.core.hold.Holds;
import dev.slipway.core.people.Place;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.ReleaseEvent.ReleaseRequested;
import dev.slipway.core.release.ReleaseEvent.ReleaseSuperseded;
import dev.slipway.core.release.ReleaseRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Does the steps of builds: starts and watches them, and starts the releases that need nobody. */
public final class BuildPerformer implements Performer<BuildStep, BuildEvent> {
  private static final Duration LOOK_AFTER_RELEASE = Duration.ofSeconds(15);
  private static final int LOOK_BACK = 30;

  private final Apps apps;
  private final Builders builders;
  private final Journal<Build, BuildEvent, ?> builds;
  private final Journal<Release, ReleaseEvent, ?> releases;
  private final Holds holds;
  private final InstantSource clock;
  private final BuildWatcher watcher;
  private final Suspicion suspicion;
  private final UsualBuild usual;

  public BuildPerformer(
      Apps apps,
      Builders builders,
      Images images,
      Journal<Build, BuildEvent, ?> builds,
      Journal<Release, ReleaseEvent, ?> releases,
      Holds holds,
      Suspicion suspicion,
      InstantSource clock) {
    this.apps = apps;
    this.builders = builders;
    this.builds = builds;
    this.releases = releases;
    this.holds = holds;
    this.clock = clock;
    this.suspicion = suspicion;
    this.usual = new UsualBuild(builds);
    this.watcher = new BuildWatcher(builders, images, clock);
  }

  @Override
  public Observation<BuildEvent> observe(ProcessId process, BuildStep step) {
    return switch (step) {
      case Start(var order) -> starting(order);
      case Watch watch -> suspecting(watch.build(), watcher.watch(watch.build()));
      case Stop stop -> new Observation.Absent<>();
      case Stage stage -> staging(process, stage);
    };
  }

  @Override
  public BuildEvent act(ProcessId process, BuildStep step, Fence fence) {
    return switch (step) {
      case Start(var order) -> started(order, builder(order).start(order));
      case Watch watch -> throw new IllegalStateException("watching is not acting: " + watch);
      case Stop(var build) -> stop(build);
      case Stage stage -> startRelease(process, stage);
    };
  }

  @Override
  public BuildEvent denied(BuildStep step, String why, Instant now) {
    return switch (step) {
      case Start s -> new BuildFailed(now, why, "", Optional.empty());
      case Watch(var build) -> new BuildFailed(now, why, "", build.seen().link());
      case Stop(var build) ->
          new BuildFailed(
              now,
              "%s, but its builder does not stop it, and it may still run: %s"
                  .formatted(build.why(), why),
              "",
              build.link());
      case Stage s -> throw new IllegalStateException("starting a release asks nobody: " + why);
    };
  }

  @Override
  public Optional<BuildEvent> delayed(BuildStep step, String why, Instant now) {
    return step instanceof Stage ? Optional.empty() : Optional.of(new BuildDelayed(now, why));
  }

  private Observation<BuildEvent> starting(BuildOrder order) {
    Optional<Observation<BuildEvent>> image = watcher.image(order, Optional.empty());
    if (image.isPresent()) {
      return image.get();
    }
    return builder(order)
        .find(order)
        .<Observation<BuildEvent>>map(
            reference -> new Observation.Done<>(started(order, reference)))
        .orElseGet(Observation.Absent::new);
  }

  private BuildEvent started(BuildOrder order, String reference) {
    Instant at = now();
    return new BuildStarted(at, reference, usual.of(order.app()));
  }

  private BuildEvent stop(Build.Stopping build) {
    BuildOrder order = build.request().order();
    builder(order).cancel(order, build.reference());
    return new BuildFailed(
        now(),
        build.why(),
        "",
        build.link(),
        build.by().isPresent() ? Optional.empty() : suspicion.of(build.request()));
  }

  private Observation<BuildEvent> suspecting(Build build, Observation<BuildEvent> seen) {
    return seen instanceof Observation.Conflict<BuildEvent>(BuildFailed failed)
        ? new Observation.Conflict<>(failed.suspecting(suspicion.of(build.request())))
        : seen;
  }

  /** A newer build goes instead; a release that is going on, or a hold, is waited for. */
  private Observation<BuildEvent> staging(ProcessId process, Stage step) {
    Optional<Current<Release>> started = releases.findByKey(key(step));
    if (started.isPresent()) {
      return new Observation.Done<>(
          new StagingStarted(now(), step.environment(), started.get().id()));
    }
    Optional<ProcessId> newer = newerImage(process, step);
    if (newer.isPresent()) {
      return new Observation.Done<>(new StagingOvertaken(now(), step.environment(), newer.get()));
    }
    return step.behind().filter(this::keepsWaiting).isPresent()
        ? new Observation.Underway<>(LOOK_AFTER_RELEASE, Optional.empty())
        : new Observation.Absent<>();
  }

  private boolean keepsWaiting(ProcessId behind) {
    if (behind.kind() == ProcessKind.HOLD) {
      return holds.closes(behind);
    }
    Release release = releases.read(behind).state();
    return !release.isFinal() && !release.givesWay();
  }

  private Optional<ProcessId> newerImage(ProcessId process, Stage step) {
    return builds.latest(step.request().app(), LOOK_BACK).stream()
        .filter(build -> build.id().number() > process.number())
        .filter(build -> build.state().request().branch().equals(step.request().branch()))
        .filter(build -> build.state() instanceof Build.WithImage)
        .map(Current::id)
        .findFirst();
  }

  private BuildEvent startRelease(ProcessId process, Stage step) {
    App app = apps.get(step.request().app());
    Optional<Current<Hold>> hold = holds.on(app.name(), step.environment());
    if (hold.isPresent()) {
      return new StagingQueued(now(), step.environment(), hold.get().id());
    }
    ReleaseRequest request =
        new ReleaseRequest(
            app.name(),
            step.environment(),
            step.request().commit().sha(),
            Optional.empty(),
            Place.in(app.channel()),
            Duration.ZERO);
    Started started = releases.start(key(step), new ReleaseRequested(now(), request));
    if (started instanceof Started.SlotTaken(var holder) && supersede(holder, process)) {
      started = releases.start(key(step), new ReleaseRequested(now(), request));
    }
    return switch (started) {
      case Started.New(var id) -> new StagingStarted(now(), step.environment(), id);
      case Started.Before(var id) -> new StagingStarted(now(), step.environment(), id);
      case Started.SlotTaken(var holder) -> new StagingQueued(now(), step.environment(), holder);
    };
  }

  /** Whether the release has ended so that its environment is free. */
  private boolean supersede(ProcessId release, ProcessId build) {
    return releases
        .say(
            release,
            state ->
                state.givesWay()
                    ? Optional.of(new ReleaseSuperseded(now(), build))
                    : Optional.empty())
        .stored();
  }

  private static String key(Stage step) {
    return "build/" + step.request().key() + "/" + step.environment();
  }

  private Builder builder(BuildOrder order) {
    return builders.of(order.app());
  }

  private Instant now() {
    return clock.instant();
  }
}
