package dev.slipway.core.build;

import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.people.Directory;
import dev.slipway.core.people.Person;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.Repositories;
import dev.slipway.core.repository.Repository;
import java.util.List;
import java.util.Optional;

/** Finds out whose changes may have broken a build. Thread-safe. */
public final class Suspicion {
  private static final int LOOK_BACK = 50;

  private final Repositories repositories;
  private final Journal<Build, BuildEvent, ?> builds;
  private final Journal<Pick, ?, ?> picks;
  private final Directory directory;

  public Suspicion(
      Repositories repositories,
      Journal<Build, BuildEvent, ?> builds,
      Journal<Pick, ?, ?> picks,
      Directory directory) {
    this.repositories = repositories;
    this.builds = builds;
    this.picks = picks;
    this.directory = directory;
  }

  /** Empty when the repository does not say: that a build failed is told all the same. */
  Optional<Suspects> of(BuildRequest request) {
    try {
      Repository repository = repositories.of(request.app());
      repository.resolve(request.commit().sha().value());
      Optional<Commit> good = lastGood(repository, request);
      List<Commit> all =
          good.map(commit -> repository.changes(commit.sha(), request.commit().sha()))
              .orElseGet(() -> List.of(request.commit()));
      List<Commit> newest = all.subList(Math.max(0, all.size() - Suspects.MOST), all.size());
      List<PersonId> people =
          newest.stream()
              .filter(commit -> picks.withToken(commit.sha().value()).isEmpty())
              .flatMap(commit -> author(commit).stream())
              .distinct()
              .toList();
      return Optional.of(new Suspects(good, newest, all.size(), people));
    } catch (Denied | Unavailable unknown) {
      return Optional.empty();
    }
  }

  private Optional<Commit> lastGood(Repository repository, BuildRequest request) {
    return builds.latest(request.app(), LOOK_BACK).stream()
        .map(Current::state)
        .filter(build -> build instanceof Build.WithImage)
        .map(build -> build.request().commit())
        .filter(commit -> !commit.sha().equals(request.commit().sha()))
        .filter(commit -> repository.contains(request.commit().sha(), commit.sha()))
        .findFirst();
  }

  private Optional<PersonId> author(Commit commit) {
    try {
      return directory.findByEmail(commit.author().email()).map(Person::id);
    } catch (Unavailable unknown) {
      return Optional.empty();
    }
  }
}
