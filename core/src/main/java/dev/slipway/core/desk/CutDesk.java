package dev.slipway.core.desk;

import dev.slipway.core.app.App;
import dev.slipway.core.command.Command;
import dev.slipway.core.cut.Comparing;
import dev.slipway.core.cut.Cut;
import dev.slipway.core.cut.CutEvent;
import dev.slipway.core.cut.CutEvent.CutRequested;
import dev.slipway.core.cut.CutRequest;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.Started;
import dev.slipway.core.repository.BranchName;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.Head;
import dev.slipway.core.repository.Repositories;
import dev.slipway.core.repository.Repository;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Takes cuts: the name of the branch, where it begins, and who may. */
public final class CutDesk {
  private final Repositories repositories;
  private final Journal<Cut, CutEvent, ?> cuts;
  private final Comparing comparing;
  private final Rights rights;
  private final InstantSource clock;

  public CutDesk(
      Repositories repositories,
      Journal<Cut, CutEvent, ?> cuts,
      Comparing comparing,
      Rights rights,
      InstantSource clock) {
    this.repositories = repositories;
    this.cuts = cuts;
    this.comparing = comparing;
    this.rights = rights;
    this.clock = clock;
  }

  Answer cut(Ask ask, App app, Command.Cut command) {
    rights.check(ask.person(), app.cuts().who(), "cut a release branch of " + app.name());
    if (cuts.findByKey(ask.key()).isPresent()) {
      return new Answer.Started(cuts.findByKey(ask.key()).get().id());
    }
    Repository repository = repositories.of(app.name());
    BranchName branch = command.as().or(() -> byDate(app)).orElseThrow(() -> unnamed(app));
    refuseOther(app, branch);
    refuseExisting(repository, app, branch);
    Commit from = Commits.find(repository, command.from().orElse(app.trunk().value())).commit();
    CutRequest request = new CutRequest(app.name(), branch, from, ask.person(), ask.place());
    return command.dryRun()
        ? new Answer.Shown(new Page.CutDryRun(request, comparing.contents(app, from.sha())))
        : start(ask, request);
  }

  private Answer start(Ask ask, CutRequest request) {
    return switch (cuts.start(ask.key(), new CutRequested(clock.instant(), request))) {
      case Started.New(var id) -> new Answer.Started(id);
      case Started.Before(var id) -> new Answer.Started(id);
      case Started.SlotTaken(var holder) ->
          throw RefusedException.because(
              "%s is just making `%s`".formatted(holder, request.branch()),
              "Its card says when it is there.");
    };
  }

  private Optional<BranchName> byDate(App app) {
    return app.cuts().name(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  private static RefusedException unnamed(App app) {
    return RefusedException.because(
        "%s has no pattern for the names of new release branches".formatted(app.name()),
        "Name it: `!cut %s as <name>`; release branches match `%s`."
            .formatted(app.name(), app.releaseBranches()));
  }

  private static void refuseOther(App app, BranchName branch) {
    if (!branch.matches(app.releaseBranches())) {
      throw RefusedException.because(
          "`%s` would not be a release branch of %s".formatted(branch, app.name()),
          "Release branches match `%s`.".formatted(app.releaseBranches()));
    }
  }

  private static void refuseExisting(Repository repository, App app, BranchName branch) {
    Optional<Head> there =
        repository.heads().stream()
            .filter(head -> head.kind() == Head.Kind.BRANCH && head.name().equals(branch))
            .findFirst();
    if (there.isPresent()) {
      throw RefusedException.because(
          "there is a branch `%s` already, at `%s`"
              .formatted(branch, there.get().commit().abbreviated()),
          "Name another one: `!cut %s as %s.2`.".formatted(app.name(), branch));
    }
  }
}
