package dev.slipway.core.app;

import dev.slipway.core.people.Right;
import dev.slipway.core.repository.BranchName;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How an app cuts release branches.
 *
 * @param who who may
 * @param pattern the name of a new branch, with {@code {date}} in it; empty: it must be named
 */
public record CutPolicy(Right who, Optional<String> pattern) {
  private static final String DATE = "{date}";

  /** The pattern that goes with a glob of release branches: its only star is the date. */
  public static Optional<String> pattern(String glob) {
    int star = glob.indexOf('*');
    return star >= 0 && star == glob.lastIndexOf('*') && !glob.matches(".*[?\\[{\\\\].*")
        ? Optional.of(glob.replace("*", DATE))
        : Optional.empty();
  }

  /** What a branch is called that is cut on a day. */
  public Optional<BranchName> name(LocalDate day) {
    return pattern.map(text -> new BranchName(text.replace(DATE, day.toString())));
  }
}
