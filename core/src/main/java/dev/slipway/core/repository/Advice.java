package dev.slipway.core.repository;

import java.util.List;

/**
 * What helps a person with a pick that conflicts.
 *
 * @param hunks where the sides disagree, at most {@link #MOST_HUNKS}
 * @param prerequisites the commits of trunk, oldest first, with which the pick applies; empty when
 *     no small set does
 */
public record Advice(List<Hunk> hunks, List<Commit> prerequisites) {
  /** How many hunks are shown. */
  public static final int MOST_HUNKS = 5;

  /** How many commits may be missing for the advice to be worth giving. */
  public static final int MOST_PREREQUISITES = 5;

  public Advice {
    hunks = List.copyOf(hunks);
    prerequisites = List.copyOf(prerequisites);
  }

  public static Advice none() {
    return new Advice(List.of(), List.of());
  }

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
