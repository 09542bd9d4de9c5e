package dev.slipway.core.desk;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Environment;
import dev.slipway.core.command.Command;
import dev.slipway.core.cut.Cut;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.Started;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.pick.PickEvent;
import dev.slipway.core.pick.PickRequest;
import dev.slipway.core.pick.Selection;
import dev.slipway.core.release.Targets;
import dev.slipway.core.repository.Branch;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.PickBench;
import dev.slipway.core.repository.PickBenches;
import dev.slipway.core.repository.PickPlan;
import dev.slipway.core.repository.Repositories;
import dev.slipway.core.repository.Repository;
import dev.slipway.core.repository.Survey;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Takes picks and what takes them back: whose commits, onto which branch. */
public final class PickDesk {
  private final Repositories repositories;
  private final PickBenches benches;
  private final Journal<Pick, PickEvent, ?> picks;
  private final NewestBranch newest;
  private final Targets targets;
  private final Rights rights;
  private final InstantSource clock;
  private final PickClicks clicks;

  public PickDesk(
      Apps apps,
      Repositories repositories,
      PickBenches benches,
      Journal<Pick, PickEvent, ?> picks,
      Journal<Cut, ?, ?> cuts,
      Targets targets,
      Rights rights,
      InstantSource clock) {
    this.repositories = repositories;
    this.benches = benches;
    this.picks = picks;
    this.newest = new NewestBranch(cuts);
    this.targets = targets;
    this.rights = rights;
    this.clock = clock;
    this.clicks = new PickClicks(apps, repositories, picks, rights, clock);
  }

  Answer pick(Ask ask, App app, Command.Pick command) {
    rights.check(ask.person(), app.picks().who(), "pick for " + app.name());
    Repository repository = repositories.of(app.name());
    Branch branch = branch(repository, app, command.onto());
    Selection selection = new PickSelector(app, repository).of(command);
    return answer(ask, app, request(ask, app, branch.name(), selection), command.dryRun());
  }

  Answer unpick(Ask ask, App app, Command.Unpick command) {
    rights.check(ask.person(), app.picks().who(), "unpick for " + app.name());
    Repository repository = repositories.of(app.name());
    Branch branch = branch(repository, app, command.from());
    Selection selection =
        new UnpickSelector(app, repository, targets).of(command.commits(), branch);
    return answer(ask, app, request(ask, app, branch.name(), selection), command.dryRun());
  }

  Answer click(Click.OnPick click) {
    return clicks.click(click);
  }

  private Answer answer(Ask ask, App app, PickRequest request, boolean dryRun) {
    if (dryRun) {
      return new Answer.Shown(rehearsed(app, request));
    }
    return switch (picks.start(ask.key(), new PickEvent.PickRequested(request.at(), request))) {
      case Started.New(var id) -> new Answer.Started(id);
      case Started.Before(var id) -> new Answer.Started(id);
      case Started.SlotTaken(var holder) ->
          throw new IllegalStateException("a pick has no slot: " + holder);
    };
  }

  private Page rehearsed(App app, PickRequest request) {
    PickBench bench = benches.of(app.name());
    PickPlan plan = bench.plan(request.order());
    Optional<Survey> survey =
        plan instanceof PickPlan.Clean clean
            ? Optional.of(bench.survey(request.order(), clean))
            : Optional.empty();
    return new Page.PickDryRun(app, request, plan, survey);
  }

  private PickRequest request(Ask ask, App app, BranchName branch, Selection selection) {
    List<PersonId> authors =
        selection.commits().stream()
            .map(Commit::author)
            .flatMap(author -> rights.byEmail(author.email()).stream())
            .distinct()
            .toList();
    return new PickRequest(
        app.name(),
        branch,
        selection,
        ask.person(),
        rights.nameOf(ask.person()),
        authors,
        ask.place(),
        clock.instant(),
        app.picks().rehearse(),
        app.automatic().stream().map(Environment::name).toList());
  }

  private Branch branch(Repository repository, App app, Optional<BranchName> named) {
    List<Branch> branches = newest.first(app.name(), repository.branches(app.releaseBranches()));
    if (named.isPresent()) {
      return branches.stream()
          .filter(branch -> branch.name().equals(named.get()))
          .findFirst()
          .orElseThrow(() -> noSuchBranch(app, named.get(), branches));
    }
    if (branches.isEmpty()) {
      throw RefusedException.because(
          "%s has no release branch that matches `%s`".formatted(app.name(), app.releaseBranches()),
          "Push one, or name a branch: `!pick <sha> to <branch>`.");
    }
    return branches.getFirst();
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
}
