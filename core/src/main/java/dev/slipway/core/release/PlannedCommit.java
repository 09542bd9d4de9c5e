package dev.slipway.core.release;

import dev.slipway.core.people.PersonId;
import dev.slipway.core.repository.Commit;
import java.util.Optional;

/**
 * A commit that a release brings.
 *
 * @param person who is told about it, and says whether it works: whoever picked it, else its
 *     author; empty when neither is known to the workspace
 * @param name what that person is called
 * @param word what that person said of it; empty while nothing was said
 */
public record PlannedCommit(
    Commit commit, Optional<PersonId> person, Optional<String> name, Optional<Word> word) {
  public PlannedCommit(Commit commit, Optional<PersonId> person) {
    this(commit, person, Optional.empty(), Optional.empty());
  }

  public boolean belongsTo(PersonId somebody) {
    return person.filter(somebody::equals).isPresent();
  }

  /** Whether somebody could say whether it works, and has not. */
  public boolean isUnseen() {
    return person.isPresent() && word.isEmpty();
  }

  public boolean isRejected() {
    return word.filter(said -> !said.works()).isPresent();
  }

  /** What the person who says whether it works is called. */
  public String whose() {
    return name.orElseGet(() -> commit.author().name());
  }

  PlannedCommit heard(Word said) {
    return new PlannedCommit(
        commit, person, name, Optional.of(word.map(said::orLater).orElse(said)));
  }
}
