package dev.slipway.core.desk;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.build.Build;
import dev.slipway.core.command.Command;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.Started;
import dev.slipway.core.hold.Hold;
import dev.slipway.core.hold.Holds;
import dev.slipway.core.release.Fault;
import dev.slipway.core.release.Faults;
import dev.slipway.core.release.Planner;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.ReleaseEvent.ReleaseRequested;
import dev.slipway.core.release.ReleaseRequest;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.core.repository.Repositories;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Takes releases: which build, to which environment, and who may. */
public final class ReleaseDesk {
  private static final int LOOK_BACK = 50;

  private final Repositories repositories;
  private final Planner planner;
  private final Journal<Release, ReleaseEvent, ?> releases;
  private final Journal<Build, ?, ?> builds;
  private final Holds holds;
  private final Faults faults;
  private final Rights rights;
  private final InstantSource clock;
  private final ReleaseClicks clicks;

  public ReleaseDesk(
      Apps apps,
      Repositories repositories,
      Planner planner,
      Journal<Release, ReleaseEvent, ?> releases,
      Journal<Build, ?, ?> builds,
      Holds holds,
      Faults faults,
      Rights rights,
      InstantSource clock) {
    this.repositories = repositories;
    this.planner = planner;
    this.releases = releases;
    this.builds = builds;
    this.holds = holds;
    this.faults = faults;
    this.rights = rights;
    this.clock = clock;
    this.clicks = new ReleaseClicks(apps, releases, holds, rights, clock);
  }

  Answer release(Ask ask, App app, Command.Release command) {
    Environment environment = environment(app, command.to());
    rights.check(
        ask.person(),
        environment.release(),
        "release %s to %s".formatted(app.name(), environment.name()));
    CommitSha commit = commit(app, environment, command.commit());
    boolean isNew = releases.findByKey(ask.key()).isEmpty();
    if (isNew && !command.dryRun()) {
      refuseWhenHeld(app, environment);
    }
    Optional<Fault> fault = faults.of(app.name(), environment.name(), commit);
    if (isNew && fault.isPresent() && !command.again()) {
      throw Faulty.refusal(app, environment.name(), commit, fault.get());
    }
    ReleaseRequest request =
        new ReleaseRequest(
            app.name(),
            environment.name(),
            commit,
            Optional.of(ask.person()),
            ask.place(),
            environment.confirmWithin(),
            Optional.empty(),
            fault);
    return command.dryRun()
        ? dryRun(app, planner.plan(request), holds.on(app.name(), environment.name()))
        : start(ask, request);
  }

  Answer click(Click.OnRelease click) {
    return clicks.click(click);
  }

  private Answer start(Ask ask, ReleaseRequest request) {
    return switch (releases.start(ask.key(), new ReleaseRequested(clock.instant(), request))) {
      case Started.New(var id) -> new Answer.Started(id);
      case Started.Before(var id) -> new Answer.Started(id);
      case Started.SlotTaken(var holder) -> throw occupied(request, releases.read(holder));
    };
  }

  private void refuseWhenHeld(App app, Environment environment) {
    holds
        .on(app.name(), environment.name())
        .ifPresent(
            hold -> {
              throw Held.refusal(hold, clock.instant());
            });
  }

  /** No hold stops a rollback. */
  static Answer dryRun(App app, Planner.Planned planned) {
    return dryRun(app, planned, Optional.empty());
  }

  private static Answer dryRun(App app, Planner.Planned planned, Optional<Current<Hold>> hold) {
    return switch (planned) {
      case Planner.Planned.Ready(var plan) ->
          new Answer.Shown(new Page.ReleaseDryRun(app, plan, hold));
      case Planner.Planned.FoundThere(var why) ->
          throw RefusedException.because(why, Planner.NOTHING_TO_DO);
      case Planner.Planned.Refused(var why, var next, var problems) ->
          throw RefusedException.because(
              problems.isEmpty() ? why : why + ": " + String.join("; ", problems), next);
    };
  }

  static RefusedException occupied(ReleaseRequest request, Current<Release> holder) {
    String who = holder.state().request().by().map(by -> "<@" + by + ">").orElse("the build of it");
    return RefusedException.because(
        "%s is busy with %s, asked for by %s: %s"
            .formatted(
                request.environment(), holder.id(), who, Fate.of(holder.id(), holder.state())),
        "One release at a time goes to an environment. Wait for it, or end it on its card.");
  }

  /** Never production by default: only what is typed, or what the configuration says. */
  private static Environment environment(App app, Optional<EnvironmentName> named) {
    EnvironmentName wanted =
        named
            .or(app::releaseTo)
            .orElseThrow(
                () ->
                    RefusedException.because(
                        "`!release` must say where to",
                        "Environments: " + Environments.names(app) + "."));
    return Environments.of(app, wanted);
  }

  /** The commit that is meant: the one that is named, else what staging was seen to run. */
  private CommitSha commit(App app, Environment environment, Optional<String> named) {
    if (named.isPresent()) {
      return Commits.find(repositories.of(app.name()), named.get()).commit().sha();
    }
    List<EnvironmentName> before =
        app.environments().stream()
            .map(Environment::name)
            .takeWhile(name -> !name.equals(environment.name()))
            .toList();
    return releases.latest(app.name(), LOOK_BACK).stream()
        .map(Current::state)
        .filter(Release::reachedAll)
        .filter(release -> before.contains(release.request().environment()))
        .map(release -> release.request().commit())
        .findFirst()
        .or(() -> before.isEmpty() ? newestImage(app) : Optional.empty())
        .orElseThrow(() -> nothingYet(app, environment, before));
  }

  private static RefusedException nothingYet(
      App app, Environment environment, List<EnvironmentName> before) {
    String named =
        "or name a commit that has an image: `!release %s <sha> to %s`."
            .formatted(app.name(), environment.name());
    if (before.isEmpty()) {
      return RefusedException.because(
          "no build of %s is known that has an image".formatted(app.name()),
          "Pick something onto a release branch, and it is built; " + named);
    }
    List<EnvironmentName> automatic =
        app.automatic().stream().map(Environment::name).filter(before::contains).toList();
    return RefusedException.because(
        "no build of %s was verified live on %s yet".formatted(app.name(), either(before)),
        automatic.isEmpty()
            ? "Release one there first, " + named
            : "Pick something, and it goes to %s by itself; %s"
                .formatted(either(automatic), named));
  }

  private static String either(List<EnvironmentName> names) {
    return String.join(" or ", names.stream().map(EnvironmentName::value).toList());
  }

  private Optional<CommitSha> newestImage(App app) {
    return builds.latest(app.name(), LOOK_BACK).stream()
        .map(Current::state)
        .filter(build -> build instanceof Build.WithImage)
        .map(build -> build.request().commit().sha())
        .findFirst();
  }
}
