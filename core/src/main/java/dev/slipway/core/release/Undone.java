package dev.slipway.core.release;

import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Changes that come together with what takes them back: nothing is left of them. */
public final class Undone {
  private Undone() {}

  /**
   * The newest first: of a change, its revert and the revert of that, the change is left.
   *
   * @param commits oldest first
   * @return what takes a change back, by the change
   */
  public static Map<CommitSha, CommitSha> of(List<Commit> commits) {
    Map<CommitSha, CommitSha> undone = new LinkedHashMap<>();
    Set<CommitSha> reverts = new HashSet<>();
    for (int i = commits.size() - 1; i > 0; i--) {
      Commit revert = commits.get(i);
      if (revert.takesBack().isPresent() && !undone.containsKey(revert.sha())) {
        commits.subList(0, i).reversed().stream()
            .filter(revert::reverts)
            .map(Commit::sha)
            .filter(sha -> !undone.containsKey(sha) && !reverts.contains(sha))
            .findFirst()
            .ifPresent(
                change -> {
                  undone.put(change, revert.sha());
                  reverts.add(revert.sha());
                });
      }
    }
    return undone;
  }
}
