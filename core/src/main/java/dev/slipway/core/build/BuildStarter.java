package dev.slipway.core.build;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Environment;
import dev.slipway.core.build.BuildEvent.BuildRequested;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.Started;
import dev.slipway.core.people.Place;
import dev.slipway.core.repository.Branch;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.Head;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Starts builds: one for each head, one at a time for each branch, whoever asks. */
public final class BuildStarter {
  private final Journal<Build, BuildEvent, ?> builds;
  private final InstantSource clock;

  public BuildStarter(Journal<Build, BuildEvent, ?> builds, InstantSource clock) {
    this.builds = builds;
    this.clock = clock;
  }

  /** Builds the head of a release branch, which then goes where builds go by themselves. */
  public Started start(App app, Branch branch) {
    return start(app, branch, clock.instant());
  }

  /**
   * The same for a head that may have had to wait.
   *
   * @param seenAt when it was seen
   */
  public Started start(App app, Branch branch, Instant seenAt) {
    return start(
        new BuildRequest(
            app.name(),
            app.image(),
            branch.name(),
            branch.head(),
            Place.in(app.channel()),
            app.automatic().stream().map(Environment::name).toList()),
        Optional.of(seenAt));
  }

  /** Builds a tag, which goes nowhere by itself. */
  public Started startTag(App app, Head tag, Commit commit) {
    return start(
        new BuildRequest(
            app.name(), app.image(), tag.name(), commit, Place.in(app.channel()), List.of()),
        Optional.empty());
  }

  /** The build of a head, running or over. */
  public Optional<ProcessId> of(App app, Head head) {
    return builds
        .findByKey(BuildRequest.key(app.name(), head.name(), head.commit()))
        .map(Current::id);
  }

  /** The build that keeps the next one of its branch waiting. */
  public Optional<ProcessId> running(App app, Head head) {
    return builds.holderOf(BuildRequest.slot(app.name(), head.name()));
  }

  private Started start(BuildRequest request, Optional<Instant> seenAt) {
    return builds.start(request.key(), new BuildRequested(clock.instant(), request, seenAt));
  }
}
