package dev.slipway.core.cut;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.release.Release;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.Copies;
import dev.slipway.core.repository.Repositories;
import dev.slipway.core.repository.Repository;
import dev.slipway.core.repository.Resolution;
import java.util.List;
import java.util.Optional;

/** Compares what a branch would hold with what users have. Thread-safe. */
public final class Comparing {
  private static final int LOOK_BACK = 50;

  private final Repositories repositories;
  private final Journal<Release, ?, ?> releases;

  public Comparing(Repositories repositories, Journal<Release, ?, ?> releases) {
    this.repositories = repositories;
    this.releases = releases;
  }

  /** Where people release to by default, else the last environment that is not automatic. */
  public Contents contents(App app, CommitSha head) {
    Optional<EnvironmentName> environment =
        app.releaseTo()
            .or(
                () ->
                    app.environments().stream()
                        .filter(each -> !each.automatic())
                        .map(Environment::name)
                        .reduce((first, last) -> last));
    Repository repository = repositories.of(app.name());
    Optional<Commit> live = environment.flatMap(name -> live(app, repository, name));
    return live.isEmpty()
        ? Contents.unknown(environment)
        : Contents.of(
            environment.get(),
            live.get(),
            Copies.missing(
                repository.changes(live.get().sha(), head),
                repository.changes(head, live.get().sha())));
  }

  private Optional<Commit> live(App app, Repository repository, EnvironmentName environment) {
    List<Current<Release>> latest = releases.latest(app.name(), LOOK_BACK);
    return latest.stream()
        .map(Current::state)
        .filter(Release::reachedAll)
        .filter(release -> release.request().environment().equals(environment))
        .findFirst()
        .flatMap(release -> commit(repository, release.request().commit()));
  }

  private static Optional<Commit> commit(Repository repository, CommitSha sha) {
    return repository.resolve(sha.value()) instanceof Resolution.Found(var commit, _)
        ? Optional.of(commit)
        : Optional.empty();
  }
}
