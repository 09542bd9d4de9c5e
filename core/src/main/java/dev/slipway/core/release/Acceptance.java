package dev.slipway.core.release;

import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.people.Directory;
import dev.slipway.core.people.Person;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import java.util.Optional;

/** To whom changes belong, and what those people said of them. Thread-safe. */
public final class Acceptance {
  private final Directory directory;
  private final Journal<Pick, ?, ?> picks;
  private final Journal<Release, ?, ?> releases;

  public Acceptance(
      Directory directory, Journal<Pick, ?, ?> picks, Journal<Release, ?, ?> releases) {
    this.directory = directory;
    this.picks = picks;
    this.releases = releases;
  }

  /** How a release is found by a change of which it knows a word. */
  static String token(CommitSha commit) {
    return "word/" + commit.value();
  }

  /** The last word about a commit, on whichever release it was said; empty when there is none. */
  public Optional<Word> of(CommitSha commit) {
    return releases.withToken(token(commit)).stream()
        .map(Current::state)
        .flatMap(release -> release.plan().stream())
        .flatMap(plan -> Optional.ofNullable(plan.words().get(commit)).stream())
        .reduce(Word::orLater);
  }

  /** A commit with whoever is asked about it: who picked it, else its author. */
  PlannedCommit asked(Commit commit) {
    return picks.withToken(commit.sha().value()).stream()
        .findFirst()
        .map(pick -> picked(commit, pick.state().request().by()))
        .or(() -> author(commit).map(author -> belonging(commit, author)))
        .orElseGet(() -> new PlannedCommit(commit, Optional.empty()));
  }

  private PlannedCommit picked(Commit commit, PersonId by) {
    return new PlannedCommit(commit, Optional.of(by), name(by), Optional.empty());
  }

  private static PlannedCommit belonging(Commit commit, Person author) {
    return new PlannedCommit(
        commit, Optional.of(author.id()), Optional.of(author.name()), Optional.empty());
  }

  private Optional<Person> author(Commit commit) {
    try {
      return directory.findByEmail(commit.author().email());
    } catch (Unavailable unknown) {
      return Optional.empty();
    }
  }

  private Optional<String> name(PersonId person) {
    try {
      return directory.find(person).map(Person::name);
    } catch (Unavailable unknown) {
      return Optional.empty();
    }
  }
}
