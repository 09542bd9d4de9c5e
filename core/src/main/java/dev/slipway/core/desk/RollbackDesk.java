package dev.slipway.core.desk;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.command.Command;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.Started;
import dev.slipway.core.release.Faults;
import dev.slipway.core.release.Planner;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.ReleaseEvent.ReleaseRequested;
import dev.slipway.core.release.ReleaseRequest;
import dev.slipway.core.release.Standing;
import dev.slipway.core.release.Standings;
import dev.slipway.core.release.Targets;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.Repositories;
import dev.slipway.core.rollback.WayBack;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Takes rollbacks: of what is live, to a build that was; of what is under way, by stopping it. */
public final class RollbackDesk {
  private final Repositories repositories;
  private final Targets targets;
  private final Planner planner;
  private final Journal<Release, ReleaseEvent, ?> releases;
  private final Faults faults;
  private final Rights rights;
  private final InstantSource clock;
  private final Recalls recalls;

  public RollbackDesk(
      Repositories repositories,
      Targets targets,
      Planner planner,
      Journal<Release, ReleaseEvent, ?> releases,
      Faults faults,
      Rights rights,
      InstantSource clock) {
    this.repositories = repositories;
    this.targets = targets;
    this.planner = planner;
    this.releases = releases;
    this.faults = faults;
    this.rights = rights;
    this.clock = clock;
    this.recalls = new Recalls(releases, rights, clock);
  }

  Answer rollback(Ask ask, App app, Command.Rollback command) {
    Environment environment = environment(app, command.in());
    rights.check(
        ask.person(),
        environment.release(),
        "roll %s back on %s".formatted(app.name(), environment.name()));
    Optional<Current<Release>> before = releases.findByKey(ask.key());
    if (before.isPresent()) {
      return new Answer.Started(before.get().id());
    }
    Optional<Answer> recalled = recalls.answer(ask, app, environment, command);
    return recalled.orElseGet(() -> back(ask, app, environment, command));
  }

  private Answer back(Ask ask, App app, Environment environment, Command.Rollback command) {
    WayBack way = new WayBack(releases, faults, app.name(), environment.name());
    Optional<CommitSha> running = running(environment, way);
    Current<Release> then =
        command
            .to()
            .map(to -> named(way, app, environment, to))
            .orElseGet(() -> way.last(running).orElseThrow(() -> nothing(way, app, environment)));
    ReleaseRequest request =
        new ReleaseRequest(
            app.name(),
            environment.name(),
            then.state().request().commit(),
            Optional.of(ask.person()),
            ask.place(),
            environment.confirmWithin(),
            Optional.of(way.to(then, running)),
            Optional.empty());
    return command.dryRun() ? ReleaseDesk.dryRun(app, planner.plan(request)) : start(ask, request);
  }

  private Answer start(Ask ask, ReleaseRequest request) {
    return switch (releases.start(ask.key(), new ReleaseRequested(clock.instant(), request))) {
      case Started.New(var id) -> new Answer.Started(id);
      case Started.Before(var id) -> new Answer.Started(id);
      case Started.SlotTaken(var holder) ->
          throw ReleaseDesk.occupied(request, releases.read(holder));
    };
  }

  /** What all targets run; what the releases know of it when none of them says. */
  private Optional<CommitSha> running(Environment environment, WayBack way) {
    List<CommitSha> different =
        Standings.of(targets, environment).stream()
            .flatMap(said -> said.standing().flatMap(Standing::commit).stream())
            .distinct()
            .toList();
    return switch (different.size()) {
      case 0 -> way.present();
      case 1 -> Optional.of(different.getFirst());
      default -> Optional.empty();
    };
  }

  private Current<Release> named(WayBack way, App app, Environment environment, String to) {
    Current<Release> then =
        Command.Rollback.isNumber(to)
            ? way.numbered(Long.parseLong(to))
                .orElseThrow(() -> neverLive("release-" + to, environment))
            : commit(way, app, environment, to);
    CommitSha commit = then.state().request().commit();
    faults
        .of(app.name(), environment.name(), commit)
        .ifPresent(
            fault -> {
              throw Faulty.refusal(app, environment.name(), commit, fault);
            });
    return then;
  }

  private Current<Release> commit(WayBack way, App app, Environment environment, String to) {
    CommitSha commit = Commits.find(repositories.of(app.name()), to).commit().sha();
    return way.of(commit).orElseThrow(() -> neverLive(commit.abbreviated(), environment));
  }

  private static RefusedException neverLive(String what, Environment environment) {
    return RefusedException.because(
        "no build was verified live on %s by the name of %s".formatted(environment.name(), what),
        "`!history` lists the releases. A build that was never live there is brought by `!release`.");
  }

  /** What ran before the first release was never verified; it may be brought back by its name. */
  private static RefusedException nothing(WayBack way, App app, Environment environment) {
    String why =
        "no build of %s was verified live on %s before the present one"
            .formatted(app.name(), environment.name());
    return way.before()
        .map(
            commit ->
                RefusedException.offering(
                    why,
                    "Before the first release it ran `%s`, which nobody verified. Release that to have it back."
                        .formatted(commit.abbreviated()),
                    "release %s %s to %s"
                        .formatted(app.name(), Faulty.digits(commit), environment.name())))
        .orElseGet(
            () ->
                RefusedException.because(
                    why,
                    "Name a build: `!release %s <sha> to %s`."
                        .formatted(app.name(), environment.name())));
  }

  private static Environment environment(App app, Optional<EnvironmentName> named) {
    return Environments.of(
        app,
        named
            .or(app::releaseTo)
            .orElseThrow(
                () ->
                    RefusedException.because(
                        "`!rollback` must say where",
                        "Environments: " + Environments.names(app) + ".")));
  }
}
