package dev.slipway.core.heads;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Apps;
import dev.slipway.core.build.BuildStarter;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.engine.Observation;
import dev.slipway.core.engine.Performer;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.Started;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.heads.HeadsEvent.HeadBuilding;
import dev.slipway.core.heads.HeadsEvent.HeadSkipped;
import dev.slipway.core.heads.HeadsEvent.HeadsHandedOn;
import dev.slipway.core.heads.HeadsEvent.HeadsHidden;
import dev.slipway.core.heads.HeadsEvent.HeadsLeft;
import dev.slipway.core.heads.HeadsStep.HandOn;
import dev.slipway.core.heads.HeadsStep.Look;
import dev.slipway.core.repository.Branch;
import dev.slipway.core.repository.Head;
import dev.slipway.core.repository.Repositories;
import dev.slipway.core.repository.Resolution;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Looks at the heads and has builds started. */
public final class HeadsPerformer implements Performer<HeadsStep, HeadsEvent> {
  private static final Duration LOOK_AT_BUILDS = Duration.ofSeconds(15);
  private static final Duration ASK_AGAIN = Duration.ofMinutes(5);

  private final Apps apps;
  private final Repositories repositories;
  private final HeadsLook look;
  private final BuildStarter builds;
  private final HeadWatch watch;
  private final InstantSource clock;

  /**
   * @param hinted whether the host tells of pushes, so that we may look less often
   */
  public HeadsPerformer(
      Apps apps,
      Repositories repositories,
      BuildStarter builds,
      HeadWatch watch,
      boolean hinted,
      InstantSource clock) {
    this.apps = apps;
    this.repositories = repositories;
    this.look = new HeadsLook(repositories, hinted, clock);
    this.builds = builds;
    this.watch = watch;
    this.clock = clock;
  }

  @Override
  public Observation<HeadsEvent> observe(ProcessId process, HeadsStep step) {
    return switch (step) {
      case Look now ->
          apps.find(now.app())
              .map(app -> look(app, now))
              .orElseGet(() -> new Observation.Done<>(new HeadsLeft(clock.instant())));
      case HeadsStep.Build(var app, var head, _) ->
          apps.find(app)
              .map(found -> build(found, head))
              .orElseGet(() -> new Observation.Underway<>(ASK_AGAIN, Optional.empty()));
      case HandOn handOn ->
          watch
              .after(handOn)
              .<Observation<HeadsEvent>>map(
                  next -> new Observation.Done<>(new HeadsHandedOn(clock.instant(), next)))
              .orElseGet(Observation.Absent::new);
    };
  }

  /** A host that refuses is told of once, however its words vary, and asked from time to time. */
  private Observation<HeadsEvent> look(App app, Look step) {
    try {
      return look.look(app, step);
    } catch (Denied no) {
      return step.hidden().isPresent()
          ? new Observation.Underway<>(ASK_AGAIN, Optional.empty())
          : new Observation.Done<>(new HeadsHidden(clock.instant(), no.why()));
    }
  }

  /** While a build of the branch runs, all newer heads wait as one. */
  private Observation<HeadsEvent> build(App app, Head head) {
    Optional<ProcessId> there = builds.of(app, head);
    if (there.isPresent()) {
      return new Observation.Done<>(new HeadBuilding(clock.instant(), head, there.get()));
    }
    return builds.running(app, head).isPresent()
        ? new Observation.Underway<>(LOOK_AT_BUILDS, Optional.empty())
        : new Observation.Absent<>();
  }

  /** That the host refuses is found out, and told, by looking. */
  private HeadsEvent startBuild(App app, Head head, Instant seenAt) {
    try {
      return head.kind() == Head.Kind.TAG ? startTag(app, head) : startBranch(app, head, seenAt);
    } catch (Denied no) {
      throw new Unavailable("git", no.why(), ASK_AGAIN, no);
    }
  }

  /** What was pushed to a branch since we looked comes along. */
  private HeadsEvent startBranch(App app, Head head, Instant seenAt) {
    return building(head, builds.start(app, branch(app, head), seenAt));
  }

  /** A tag may stand for something that is no commit. */
  private HeadsEvent startTag(App app, Head head) {
    return repositories.of(app.name()).resolve(head.commit().value())
            instanceof Resolution.Found(var commit, _)
        ? building(head, builds.startTag(app, head, commit))
        : new HeadSkipped(clock.instant(), head);
  }

  private HeadsEvent building(Head head, Started started) {
    return new HeadBuilding(
        clock.instant(),
        head,
        switch (started) {
          case Started.New(var id) -> id;
          case Started.Before(var id) -> id;
          case Started.SlotTaken(var holder) ->
              throw later("%s of the same branch has just begun".formatted(holder));
        });
  }

  private Branch branch(App app, Head head) {
    return repositories.of(app.name()).branches(head.name().value()).stream()
        .findFirst()
        .orElseThrow(() -> later("the branch %s is gone".formatted(head.name())));
  }

  private static Unavailable later(String why) {
    return new Unavailable("git", why, new IllegalStateException(why));
  }

  @Override
  public HeadsEvent act(ProcessId process, HeadsStep step, Fence fence) {
    return switch (step) {
      case Look now -> throw new IllegalStateException("looking is not acting: " + now);
      case HeadsStep.Build(var app, var head, var seenAt) ->
          startBuild(apps.get(app), head, seenAt);
      case HandOn handOn -> new HeadsHandedOn(clock.instant(), watch.begin(handOn));
    };
  }

  @Override
  public HeadsEvent denied(HeadsStep step, String why, Instant now) {
    return new HeadsHidden(now, why);
  }
}
