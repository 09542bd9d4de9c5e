package dev.slipway.core.desk;

import dev.slipway.core.app.AppName;
import dev.slipway.core.cut.Cut;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.repository.Branch;
import dev.slipway.core.repository.BranchName;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which release branch people mean who name none: the one on which something happened last. A
 * branch that was just cut is newer than its head, which may be an old commit of trunk.
 */
record NewestBranch(Journal<Cut, ?, ?> cuts) {
  private static final int LOOK_BACK = 50;

  /** The branches, the newest first. */
  List<Branch> first(AppName app, List<Branch> branches) {
    Map<BranchName, Instant> cut = new HashMap<>();
    for (Current<Cut> each : cuts.latest(app, LOOK_BACK)) {
      cut.putIfAbsent(each.state().request().branch(), each.startedAt());
    }
    return branches.stream()
        .sorted(Comparator.comparing((Branch branch) -> since(branch, cut)).reversed())
        .toList();
  }

  private static Instant since(Branch branch, Map<BranchName, Instant> cut) {
    Instant made = cut.getOrDefault(branch.name(), Instant.MIN);
    return made.isAfter(branch.head().at()) ? made : branch.head().at();
  }
}
