package dev.slipway.core.desk;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Environment;
import dev.slipway.core.command.Command;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.Started;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.pick.PickEvent;
import dev.slipway.core.pick.PickRequest;
import dev.slipway.core.repository.Branch;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.Repositories;
import dev.slipway.core.repository.Repository;
import dev.slipway.core.repository.Resolution;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes picks: whose commits, onto which branch, in trunk's order. */
public final class PickDesk {
  /** How many commits one pick may have. */
  static final int MOST_COMMITS = 30;

  private final Repositories repositories;
  private final Journal<Pick, PickEvent, ?> picks;
  private final Rights rights;
  private final InstantSource clock;

  public PickDesk(
      Repositories repositories,
      Journal<Pick, PickEvent, ?> picks,
      Rights rights,
      InstantSource clock) {
    this.repositories = repositories;
    this.picks = picks;
    this.rights = rights;
    this.clock = clock;
  }

  Answer pick(Ask ask, App app, Command.Pick command) {
    rights.check(ask.person(), app.pick(), "pick for " + app.name());
    Repository repository = repositories.of(app.name());
    BranchName branch = branch(repository, app, command.onto());
    List<Commit> commits = inTrunksOrder(repository, commits(repository, app, command.commits()));
    PickRequest request =
        new PickRequest(
            app.name(),
            branch,
            commits,
            ask.person(),
            ask.place(),
            now(),
            app.automatic().stream().map(Environment::name).toList());
    if (command.dryRun()) {
      return new Answer.Shown(
          new Page.PickRehearsal(app, branch, commits, repository.plan(request.order())));
    }
    return switch (picks.start(ask.key(), new PickEvent.PickRequested(request.at(), request))) {
      case Started.New(var id) -> new Answer.Started(id);
      case Started.Before(var id) -> new Answer.Started(id);
      case Started.SlotTaken(var holder) ->
          throw new IllegalStateException("a pick has no slot: " + holder);
    };
  }

  private static BranchName branch(Repository repository, App app, Optional<BranchName> named) {
    List<Branch> branches = repository.branches(app.releaseBranches());
    if (named.isPresent()) {
      return branches.stream()
          .map(Branch::name)
          .filter(named.get()::equals)
          .findFirst()
          .orElseThrow(() -> noSuchBranch(app, named.get(), branches));
    }
    if (branches.isEmpty()) {
      throw RefusedException.because(
          "%s has no release branch that matches `%s`".formatted(app.name(), app.releaseBranches()),
          "Push one, or name a branch: `!pick <sha> to <branch>`.");
    }
    return branches.getFirst().name();
  }

  private static RefusedException noSuchBranch(App app, BranchName named, List<Branch> branches) {
    if (!named.matches(app.releaseBranches())) {
      return RefusedException.because(
          "`%s` is not a release branch of %s".formatted(named, app.name()),
          "Release branches match `%s`.".formatted(app.releaseBranches()));
    }
    return RefusedException.because(
        "there is no branch `%s`".formatted(named),
        branches.isEmpty()
            ? "There is no release branch at all."
            : "The newest is `%s`.".formatted(branches.getFirst().name()));
  }

  private static List<Commit> commits(Repository repository, App app, List<String> typed) {
    if (typed.size() > MOST_COMMITS) {
      throw RefusedException.because(
          "that is %d commits; one pick takes at most %d".formatted(typed.size(), MOST_COMMITS),
          "Split it.");
    }
    Set<Commit> commits = new LinkedHashSet<>();
    for (String each : typed) {
      Resolution.Found found = Commits.find(repository, each);
      if (!found.onTrunk()) {
        throw RefusedException.because(
            "`%s` is not on %s".formatted(found.commit().sha().abbreviated(), app.trunk()),
            "Merge it there first: what is picked must not get lost with the next release.");
      }
      commits.add(found.commit());
    }
    return List.copyOf(commits);
  }

  /** An ancestor comes before its descendants; otherwise as typed. */
  private static List<Commit> inTrunksOrder(Repository repository, List<Commit> typed) {
    List<Commit> ordered = new ArrayList<>();
    for (Commit commit : typed) {
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

  private Instant now() {
    return clock.instant();
  }
}
