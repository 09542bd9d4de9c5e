package dev.slipway.core.build;

import dev.slipway.core.people.PersonId;
import dev.slipway.core.repository.Commit;
import java.util.List;
import java.util.Optional;

/**
 * The commits that a failed build has and the last good build of its branch has not.
 *
 * @param since the commit of the last good build; empty when there was none, then only the head
 *     itself is suspected
 * @param commits the newest of them, oldest first; at most {@link #MOST}
 * @param count of all of them
 * @param people the authors of those that nobody picked here: whoever picked one hears it from the
 *     pick
 */
public record Suspects(
    Optional<Commit> since, List<Commit> commits, int count, List<PersonId> people) {
  public static final int MOST = 30;

  public Suspects {
    commits = List.copyOf(commits);
    people = List.copyOf(people);
  }
}
