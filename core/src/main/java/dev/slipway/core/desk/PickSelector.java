package dev.slipway.core.desk;

import dev.slipway.core.app.App;
import dev.slipway.core.command.Command;
import dev.slipway.core.command.CommitRange;
import dev.slipway.core.pick.Selection;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.PickOrder.Direction;
import dev.slipway.core.repository.Repository;
import dev.slipway.core.repository.Resolution;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns what a person typed after {@code !pick} into commits that may be picked. */
record PickSelector(App app, Repository repository) {
  /** How many commits one pick may have. */
  static final int MOST_COMMITS = 30;

  Selection of(Command.Pick command) {
    List<Commit> typed = List.copyOf(typed(command.commits()));
    refuseTooMany(typed.size());
    typed.forEach(commit -> refuseTakenBack(commit, typed));
    List<Commit> ordered = TrunkOrder.of(repository, typed);
    List<String> notes =
        ordered.equals(typed)
            ? List.of()
            : List.of("in the order of %s, which is not the order typed".formatted(app.trunk()));
    return new Selection(Direction.COPY, ordered, command.mainline(), notes);
  }

  private Set<Commit> typed(List<String> words) {
    Set<Commit> commits = new LinkedHashSet<>();
    for (String word : words) {
      Optional<CommitRange> range = CommitRange.parse(word);
      if (range.isPresent()) {
        commits.addAll(within(range.get()));
      } else {
        commits.add(onTrunk(word));
      }
    }
    return commits;
  }

  private List<Commit> within(CommitRange range) {
    Commit from = Commits.find(repository, range.after()).commit();
    Commit to = onTrunk(range.upTo());
    List<Commit> commits = repository.changes(from.sha(), to.sha());
    if (commits.isEmpty()) {
      throw RefusedException.because(
          "`%s` holds no commit: `%s` is not after `%s`"
              .formatted(range, to.sha().abbreviated(), from.sha().abbreviated()),
          "`a..b` means what `b` has and `a` has not.");
    }
    refuseTooMany(commits.size());
    return commits;
  }

  private Commit onTrunk(String typed) {
    Resolution.Found found = Commits.find(repository, typed);
    if (app.picks().fromTrunkOnly() && !found.onTrunk()) {
      throw RefusedException.because(
          "`%s` is not on %s".formatted(found.commit().sha().abbreviated(), app.trunk()),
          "Merge it there first: what is picked must not get lost with the next release.");
    }
    return found.commit();
  }

  private static void refuseTooMany(int commits) {
    if (commits > MOST_COMMITS) {
      throw RefusedException.because(
          "that is %d commits; one pick takes at most %d".formatted(commits, MOST_COMMITS),
          "Split it.");
    }
  }

  /** Taking the revert along as well is a decision; forgetting it is a mistake. */
  private void refuseTakenBack(Commit commit, List<Commit> typed) {
    List<Commit> reverts = new ArrayList<>(repository.revertsOf(commit.sha()));
    if (reverts.isEmpty() || reverts.stream().anyMatch(typed::contains)) {
      return;
    }
    Commit revert = reverts.getLast();
    throw RefusedException.offering(
        "`%s` was taken back on %s by `%s` (%s)"
            .formatted(
                commit.sha().abbreviated(),
                app.trunk(),
                revert.sha().abbreviated(),
                revert.author().name()),
        "Pick it with its revert if you mean that.",
        "pick %s %s %s".formatted(app.name(), commit.sha(), revert.sha()));
  }
}
