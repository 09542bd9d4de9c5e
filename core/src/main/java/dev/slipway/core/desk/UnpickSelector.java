package dev.slipway.core.desk;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.pick.Selection;
import dev.slipway.core.release.Targets;
import dev.slipway.core.repository.Branch;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.PickOrder.Direction;
import dev.slipway.core.repository.Repository;
import dev.slipway.core.repository.Resolution;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns what a person typed after {@code !unpick} into copies that may be taken back. */
record UnpickSelector(App app, Repository repository, Targets targets) {
  Selection of(List<String> typed, Branch branch) {
    List<Commit> onBranch = repository.changes(trunk(), branch.head().sha());
    Set<Commit> copies = new LinkedHashSet<>();
    for (String each : typed) {
      copies.add(copy(Commits.find(repository, each).commit(), branch, onBranch));
    }
    copies.forEach(this::refuseWhatIsReleased);
    List<Commit> newestFirst = onBranch.stream().filter(copies::contains).toList().reversed();
    return new Selection(Direction.REVERT, newestFirst, 1, List.of());
  }

  /** The commit itself when it was picked, else the newest copy of it. */
  private Commit copy(Commit meant, Branch branch, List<Commit> onBranch) {
    if (onBranch.contains(meant)) {
      return meant;
    }
    return onBranch.reversed().stream()
        .filter(commit -> commit.pickedFrom().equals(Optional.of(meant.sha())))
        .findFirst()
        .orElseThrow(() -> notPicked(meant, branch));
  }

  private RefusedException notPicked(Commit meant, Branch branch) {
    String sha = meant.sha().abbreviated();
    return repository.contains(branch.head().sha(), meant.sha())
        ? RefusedException.because(
            "`%s` came with `%s` itself, not by a pick".formatted(sha, branch.name()),
            "Revert it on %s and pick the revert.".formatted(app.trunk()))
        : RefusedException.because(
            "`%s` was not picked onto `%s`".formatted(sha, branch.name()),
            "`!where %s` says where it is.".formatted(sha));
  }

  /** Asks what runs: a release may be mixed, or long ago. */
  private void refuseWhatIsReleased(Commit copy) {
    for (Environment environment : app.environments()) {
      for (TargetSpec spec :
          environment.automatic() ? List.<TargetSpec>of() : environment.targets()) {
        if (runs(environment, spec, copy)) {
          throw RefusedException.because(
              "`%s` is live on %s, %s"
                  .formatted(copy.sha().abbreviated(), environment.name(), spec.name()),
              "What users have is taken back by a release: revert it on %s, pick the revert, release."
                  .formatted(app.trunk()));
        }
      }
    }
  }

  private boolean runs(Environment environment, TargetSpec spec, Commit copy) {
    return targets
        .of(environment, spec)
        .standing()
        .commit()
        .filter(sha -> repository.resolve(sha.value()) instanceof Resolution.Found)
        .filter(sha -> repository.contains(sha, copy.sha()))
        .isPresent();
  }

  private CommitSha trunk() {
    return repository.branches(app.trunk().value()).stream()
        .findFirst()
        .map(branch -> branch.head().sha())
        .orElseThrow(
            () ->
                RefusedException.because(
                    "there is no branch `%s`".formatted(app.trunk()),
                    "The configuration names it as the trunk of %s.".formatted(app.name())));
  }
}
