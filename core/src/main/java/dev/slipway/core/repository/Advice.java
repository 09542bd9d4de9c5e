package dev.slipway.core.repository;

import java.util.List;
import java.util.Optional;

/**
 * What helps a person with a pick that conflicts.
 *
 * @param hunks where the sides disagree, at most {@link #MOST_HUNKS}
 * @param prerequisites the commits of trunk, oldest first, with which the pick applies; empty when
 *     no small set does
 * @param sizes of the prerequisites, where they are known
 */
public record Advice(List<Hunk> hunks, List<Commit> prerequisites, List<Size> sizes) {
  /** How many hunks are shown. */
  public static final int MOST_HUNKS = 5;

  /** How many commits may be missing for the advice to be worth giving. */
  public static final int MOST_PREREQUISITES = 5;

  public Advice {
    hunks = List.copyOf(hunks);
    prerequisites = List.copyOf(prerequisites);
    sizes = List.copyOf(sizes);
  }

  public static Advice none() {
    return new Advice(List.of(), List.of(), List.of());
  }

  public Optional<Size> sizeOf(Commit prerequisite) {
    return sizes.stream().filter(size -> size.commit().equals(prerequisite.sha())).findFirst();
  }

  /** How much a commit changes, in files and lines. */
  public record Size(CommitSha commit, int files, int added, int removed) {}

  /**
   * One place where the sides disagree.
   *
   * @param line where it begins on the branch, counted from 1
   * @param text both sides with git's markers, at most some twenty lines; untrusted text
   * @param lastTouched who last changed those lines on the branch
   */
  public record Hunk(String path, int line, String text, List<Commit> lastTouched) {
    public Hunk {
      lastTouched = List.copyOf(lastTouched);
    }
  }
}
