package dev.slipway.core.pick;

import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.Observation;
import dev.slipway.core.pick.PickEvent.PickNotStaged;
import dev.slipway.core.pick.PickEvent.PickStaged;
import dev.slipway.core.pick.PickStep.FollowRelease;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.Verdict;
import dev.slipway.core.repository.Repository;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Finds out in which release a pick reached an environment. Looks, never acts. */
final class ReleaseWatch {
  private static final int LOOK_BACK = 30;
  private static final Duration SUCCESSOR_IS_THERE = Duration.ofMinutes(1);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

  private final Journal<Release, ?, ?> releases;
  private final InstantSource clock;

  ReleaseWatch(Journal<Release, ?, ?> releases, InstantSource clock) {
    this.releases = releases;
    this.clock = clock;
  }

  /** Live anywhere among them counts; else one that is still going; else the newest that ended. */
  Observation<PickEvent> observe(Repository repository, FollowRelease step) {
    List<Current<Release>> holding =
        releases.latest(step.app(), LOOK_BACK).stream()
            .filter(release -> concerns(release, step, repository))
            .toList();
    Optional<Current<Release>> live =
        holding.stream().filter(release -> release.state().reachedAll()).findFirst();
    if (live.isPresent()) {
      return new Observation.Done<>(
          new PickStaged(clock.instant(), step.environment(), live.get().id()));
    }
    if (holding.isEmpty() || holding.stream().anyMatch(this::goesOn)) {
      return new Observation.Underway<>(LOOK_AGAIN, Optional.empty());
    }
    Current<Release> newest = holding.getFirst();
    return new Observation.Conflict<>(
        new PickNotStaged(
            clock.instant(),
            step.environment(),
            newest.id(),
            why(newest.state()),
            newest.state().told()));
  }

  /** What took over from a release is started right after it, and may hold the commit as well. */
  private boolean goesOn(Current<Release> release) {
    return !release.state().isFinal()
        || (release.state() instanceof Release.Superseded
            && clock.instant().isBefore(release.movedAt().plus(SUCCESSOR_IS_THERE)));
  }

  private static boolean concerns(
      Current<Release> release, FollowRelease step, Repository repository) {
    return release.state().request().environment().equals(step.environment())
        && repository.contains(release.state().request().commit(), step.head());
  }

  private static String why(Release release) {
    return switch (release) {
      case Release.FoundThere there -> "it was there already";
      case Release.Refused refused -> refused.why();
      case Release.Cancelled cancelled -> "it was cancelled";
      case Release.Expired expired -> "nobody confirmed it";
      case Release.Superseded superseded -> "it gave way to " + superseded.by();
      case Release.Carried carried ->
          carried.run().firstVerdict().map(Verdict::cause).orElse("it was taken back");
      case Release.Planning p -> "it is being planned";
      case Release.Awaiting a -> "it waits for a confirmation";
      case Release.Confirmed c -> "it is being checked";
    };
  }
}
