package dev.slipway.core.desk;

import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.Repository;
import java.util.ArrayList;
import java.util.List;

/** The order in which commits are applied. */
final class TrunkOrder {
  private TrunkOrder() {}

  /** An ancestor comes before its descendants; otherwise as given. */
  static List<Commit> of(Repository repository, List<Commit> given) {
    List<Commit> ordered = new ArrayList<>();
    for (Commit commit : given) {
      int place = ordered.size();
      for (int i = ordered.size() - 1; i >= 0; i--) {
        if (repository.contains(ordered.get(i).sha(), commit.sha())) {
          place = i;
        }
      }
      ordered.add(place, commit);
    }
    return ordered;
  }
}
