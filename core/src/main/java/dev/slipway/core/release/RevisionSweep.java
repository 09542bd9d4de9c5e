package dev.slipway.core.release;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.engine.Unreadable;
import dev.slipway.core.release.ReleaseEvent.RevisionsRemoved;
import dev.slipway.core.release.Revisions.Registered;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Removes revisions that releases made and nobody will go back to, once the newest release of an
 * environment is live. It believes no revision of what that says about itself: the release must
 * remember it. Any replica may do it at any time.
 */
public final class RevisionSweep {
  /** Platforms want to be asked slowly. */
  private static final int MOST_AT_ONCE = 15;

  private static final int LOOK_BACK = 100;
  private static final int LIVE_LATELY = 10;

  private final Apps apps;
  private final Targets targets;
  private final Journal<Release, ReleaseEvent, ?> releases;
  private final InstantSource clock;

  public RevisionSweep(
      Apps apps, Targets targets, Journal<Release, ReleaseEvent, ?> releases, InstantSource clock) {
    this.apps = apps;
    this.targets = targets;
    this.releases = releases;
    this.clock = clock;
  }

  private record Place(App app, Environment environment, TargetSpec spec, Revisions revisions) {}

  /**
   * Removes some of them, and says in the thread of the newest release which.
   *
   * @throws Unavailable when a platform does not answer; what is left comes the next time
   * @throws Denied when a platform refuses
   */
  public void sweep() {
    List<Place> places = apps.all().stream().flatMap(this::places).toList();
    Set<String> needed = places.isEmpty() ? Set.of() : needed();
    int left = MOST_AT_ONCE;
    for (Place place : places) {
      Optional<Current<Release>> newest = newest(place).filter(one -> isLive(one.state()));
      if (newest.isPresent() && left > 0) {
        left -= swept(place, newest.get(), needed, left);
      }
    }
  }

  /** All are known before the first is asked: what runs anywhere is in nobody's way. */
  private Stream<Place> places(App app) {
    return app.environments().stream()
        .flatMap(
            environment ->
                environment.targets().stream()
                    .flatMap(
                        spec ->
                            targets.revisions(environment, spec).stream()
                                .map(each -> new Place(app, environment, spec, each))));
  }

  private Optional<Current<Release>> newest(Place place) {
    return releases
        .lookBack(place.app().name(), LOOK_BACK)
        .filter(one -> one.state().request().environment().equals(place.environment().name()))
        .findFirst();
  }

  /** What was removed is said, also when the platform has had enough of it. */
  private int swept(Place place, Current<Release> newest, Set<String> needed, int most) {
    List<String> removed = new ArrayList<>();
    try {
      place.revisions().superfluous().stream()
          .filter(one -> !needed.contains(one.revision()) && isOurs(place, one))
          .limit(most)
          .forEach(
              one -> {
                place.revisions().remove(one);
                removed.add(one.name());
              });
    } finally {
      if (!removed.isEmpty()) {
        releases.say(
            newest.id(),
            state ->
                isLive(state)
                    ? Optional.of(
                        new RevisionsRemoved(clock.instant(), place.spec().name(), removed))
                    : Optional.empty());
      }
    }
    return removed.size();
  }

  /** Whether the release that it names remembers that it made it for this target. */
  private boolean isOurs(Place place, Registered found) {
    if (found.release().kind() != ProcessKind.RELEASE) {
      return false;
    }
    try {
      return releases.read(found.release()).state() instanceof Release.Carried carried
          && carried.request().app().equals(place.app().name())
          && carried.request().environment().equals(place.environment().name())
          && carried.run().targets().stream()
              .filter(target -> target.name().equals(place.spec().name()))
              .anyMatch(target -> target.marks().fetched().equals(Optional.of(found.revision())));
    } catch (NoSuchElementException | Unreadable ofAnotherDatabase) {
      return false;
    }
  }

  /** What releases that have not ended stand on, and what lately was live or was replaced. */
  private Set<String> needed() {
    Set<String> needed = new HashSet<>();
    for (App app : apps.all()) {
      List<Release> lately = releases.lookBack(app.name(), LOOK_BACK).map(Current::state).toList();
      Stream<Release> live = app.environments().stream().flatMap(each -> live(lately, each.name()));
      Stream.concat(live, lately.stream().filter(release -> !release.isFinal()))
          .flatMap(RevisionSweep::revisions)
          .forEach(needed::add);
    }
    return needed;
  }

  private static Stream<Release> live(List<Release> lately, EnvironmentName environment) {
    return lately.stream()
        .filter(RevisionSweep::isLive)
        .filter(release -> release.request().environment().equals(environment))
        .limit(LIVE_LATELY);
  }

  private static Stream<String> revisions(Release release) {
    Stream<String> before =
        release.plan().stream()
            .flatMap(plan -> plan.targets().stream())
            .map(PlannedTarget::revision);
    return release instanceof Release.Carried carried
        ? Stream.concat(
            before,
            carried.run().targets().stream().flatMap(target -> target.marks().fetched().stream()))
        : before;
  }

  private static boolean isLive(Release release) {
    return release instanceof Release.Live;
  }
}
