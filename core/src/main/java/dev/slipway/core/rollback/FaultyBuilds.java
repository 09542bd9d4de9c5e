package dev.slipway.core.rollback;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.release.Blame;
import dev.slipway.core.release.Fault;
import dev.slipway.core.release.Faults;
import dev.slipway.core.release.Release;
import dev.slipway.core.repository.CommitSha;
import java.util.Optional;

/**
 * Builds that were rolled back, as the releases tell it. A build is faulty until it was verified
 * live there once more, because somebody released it all the same. Thread-safe.
 */
public final class FaultyBuilds implements Faults {
  private final Journal<Release, ?, ?> releases;

  public FaultyBuilds(Journal<Release, ?, ?> releases) {
    this.releases = releases;
  }

  @Override
  public Optional<Fault> of(AppName app, EnvironmentName environment, CommitSha commit) {
    return releases.withToken(Blame.token(app, environment, commit)).stream()
        .findFirst()
        .filter(rolledBack -> !wasLiveAfter(rolledBack, app, environment, commit))
        .map(rolledBack -> new Fault(rolledBack.id(), rolledBack.movedAt()));
  }

  private boolean wasLiveAfter(
      Current<Release> rolledBack, AppName app, EnvironmentName environment, CommitSha commit) {
    return releases.withToken(commit.value()).stream()
        .filter(release -> release.id().number() > rolledBack.id().number())
        .map(Current::state)
        .filter(release -> release.request().app().equals(app))
        .filter(release -> release.request().environment().equals(environment))
        .filter(release -> release.request().commit().equals(commit))
        .anyMatch(Release::reachedAll);
  }
}
