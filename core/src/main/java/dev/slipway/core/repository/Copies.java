package dev.slipway.core.repository;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells apart what is missing somewhere from what is there as a copy under another SHA. */
public final class Copies {
  private Copies() {}

  /**
   * Those of the commits that bring a change which the others do not hold, in their order. A change
   * is known by the line {@code (cherry picked from commit …)}; a copy that the others have taken
   * back does not count.
   *
   * @param others oldest first
   */
  public static List<Commit> missing(List<Commit> commits, List<Commit> others) {
    Set<CommitSha> there = held(others);
    return commits.stream().filter(commit -> !there.contains(origin(commit))).toList();
  }

  /** The origins of what the commits bring and do not take back. */
  private static Set<CommitSha> held(List<Commit> commits) {
    Map<CommitSha, CommitSha> origins = new HashMap<>();
    for (Commit commit : commits) {
      commit
          .takesBack()
          .ifPresent(
              back ->
                  origins
                      .entrySet()
                      .removeIf(it -> it.getKey().equals(back) || it.getValue().equals(back)));
      origins.put(commit.sha(), origin(commit));
    }
    return origins.values().stream().collect(Collectors.toUnmodifiableSet());
  }

  private static CommitSha origin(Commit commit) {
    return commit.pickedFrom().orElse(commit.sha());
  }
}
