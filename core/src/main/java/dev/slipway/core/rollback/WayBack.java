package dev.slipway.core.rollback;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.course.Usual;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.release.Crossings;
import dev.slipway.core.release.Faults;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.Rollback;
import dev.slipway.core.release.UsualRelease;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The builds that were verified live in one environment, as the releases tell it. What failed or
 * was rolled back is none of them.
 */
public record WayBack(
    Journal<Release, ?, ?> releases, Faults faults, AppName app, EnvironmentName environment) {
  /** Of all environments; they are read one by one until one is found. */
  private static final int LOOK_BACK = 1000;

  /** What runs there, as far as the releases know. */
  public Optional<CommitSha> present() {
    return live().findFirst().map(WayBack::commit);
  }

  /**
   * The release that verified the build to go back to.
   *
   * @param running what all targets run now; empty when they run different builds
   */
  public Optional<Current<Release>> last(Optional<CommitSha> running) {
    return live()
        .filter(release -> running.filter(commit(release)::equals).isEmpty())
        .filter(release -> faults.of(app, environment, commit(release)).isEmpty())
        .findFirst();
  }

  /** What ran before the oldest release that is known to have gone live there. */
  public Optional<CommitSha> before() {
    return live()
        .reduce((newer, older) -> older)
        .flatMap(release -> release.state().plan())
        .flatMap(Plan::from)
        .map(Commit::sha);
  }

  /** The release with that number, when its build was verified live there. */
  public Optional<Current<Release>> numbered(long number) {
    return live().filter(release -> release.id().number() == number).findFirst();
  }

  /** The release that verified that build last. */
  public Optional<Current<Release>> of(CommitSha commit) {
    return live().filter(release -> commit(release).equals(commit)).findFirst();
  }

  /**
   * What is between now and then.
   *
   * @param running what runs now, when that is one build
   */
  public Rollback to(Current<Release> then, Optional<CommitSha> running) {
    return new Rollback(
        then.id(),
        running.flatMap(this::of).map(Current::id),
        new Crossings(releases)
            .since(app, environment, release -> release.id().number() <= then.id().number()),
        usual());
  }

  private Optional<Usual> usual() {
    UsualRelease known = new UsualRelease(releases);
    return known
        .of(app, environment, true)
        .filter(Usual::isKnown)
        .or(() -> known.of(app, environment, false).filter(Usual::isKnown));
  }

  private Stream<Current<Release>> live() {
    return here().filter(release -> release.state().reachedAll());
  }

  private Stream<Current<Release>> here() {
    return releases
        .lookBack(app, LOOK_BACK)
        .filter(release -> release.state().request().environment().equals(environment));
  }

  private static CommitSha commit(Current<Release> release) {
    return release.state().request().commit();
  }
}
