package dev.slipway.core.desk;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.build.Build;
import dev.slipway.core.command.Command;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.Started;
import dev.slipway.core.people.PersonId;
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
import java.util.function.Function;

/** Takes releases and the clicks on their cards. */
public final class ReleaseDesk {
  private static final int LOOK_BACK = 50;

  private final Apps apps;
  private final Repositories repositories;
  private final Planner planner;
  private final Journal<Release, ReleaseEvent, ?> releases;
  private final Journal<Build, ?, ?> builds;
  private final Rights rights;
  private final InstantSource clock;

  public ReleaseDesk(
      Apps apps,
      Repositories repositories,
      Planner planner,
      Journal<Release, ReleaseEvent, ?> releases,
      Journal<Build, ?, ?> builds,
      Rights rights,
      InstantSource clock) {
    this.apps = apps;
    this.repositories = repositories;
    this.planner = planner;
    this.releases = releases;
    this.builds = builds;
    this.rights = rights;
    this.clock = clock;
  }

  Answer release(Ask ask, App app, Command.Release command) {
    Environment environment = environment(app, command.to());
    rights.check(
        ask.person(),
        environment.release(),
        "release %s to %s".formatted(app.name(), environment.name()));
    CommitSha commit = commit(app, environment, command.commit());
    ReleaseRequest request =
        new ReleaseRequest(
            app.name(),
            environment.name(),
            commit,
            Optional.of(ask.person()),
            ask.place(),
            environment.confirmWithin());
    return command.dryRun() ? rehearsal(app, request) : start(ask, request);
  }

  Answer click(Click click) {
    ReleaseRequest request = releases.read(click.release()).state().request();
    Environment environment = environmentOf(request);
    return switch (click) {
      case Click.Confirm confirm -> confirm(confirm, request, environment);
      case Click.Cancel cancel ->
          said(
              click,
              state ->
                  state.mayBeConfirmed() || state instanceof Release.Planning
                      ? Optional.of(cancelled(cancel, request, environment))
                      : Optional.empty());
      case Click.Abort abort -> {
        check(abort.person(), environment, "abort a release to ");
        yield said(
            click,
            state ->
                state.mayBeAborted()
                    ? Optional.of(new ReleaseEvent.AbortRequested(clock.instant(), abort.person()))
                    : Optional.empty());
      }
      case Click.CarryOn carryOn -> {
        check(carryOn.person(), environment, "carry on with a release to ");
        yield said(
            click,
            state ->
                state instanceof Release.Mixed
                    ? Optional.of(
                        new ReleaseEvent.CarryOnRequested(clock.instant(), carryOn.person()))
                    : Optional.empty());
      }
      case Click.TakeBack takeBack -> {
        check(takeBack.person(), environment, "take back a release to ");
        yield said(
            click,
            state ->
                state instanceof Release.Mixed
                    ? Optional.of(
                        new ReleaseEvent.TakeBackRequested(clock.instant(), takeBack.person()))
                    : Optional.empty());
      }
    };
  }

  private Answer confirm(Click.Confirm click, ReleaseRequest request, Environment environment) {
    rights.check(
        click.person(), environment.confirm(), "confirm a release to " + environment.name());
    if (environment.fourEyes() && request.by().filter(click.person()::equals).isPresent()) {
      throw RefusedException.because(
          "you asked for it yourself, and %s needs a second pair of eyes"
              .formatted(environment.name()),
          "Somebody else of " + Rights.said(environment.confirm()) + " has to confirm.");
    }
    return said(
        click,
        state ->
            switch (state) {
              case Release.Awaiting a when !clock.instant().isBefore(a.until()) -> Optional.empty();
              case Release.Awaiting a when a.proposed().hash().equals(click.plan()) ->
                  Optional.of(
                      new ReleaseEvent.ReleaseConfirmed(
                          clock.instant(), click.person(), click.plan()));
              case Release.Awaiting a ->
                  throw RefusedException.because(
                      "the plan has changed since you saw it",
                      "The card shows the new one: read it and confirm that.");
              case Release other -> Optional.empty();
            });
  }

  private ReleaseEvent cancelled(
      Click.Cancel click, ReleaseRequest request, Environment environment) {
    if (request.by().filter(click.person()::equals).isEmpty()) {
      rights.check(
          click.person(), environment.confirm(), "cancel a release that somebody else asked for");
    }
    return new ReleaseEvent.ReleaseCancelled(clock.instant(), click.person());
  }

  /** A click that comes again, after the replica that stored it died, is not refused. */
  private Answer said(Click click, Function<Release, Optional<ReleaseEvent>> event) {
    ProcessId id = click.release();
    Journal.Said<Release> said = releases.say(id, event);
    if (said.stored() || releases.events(id).stream().anyMatch(click::isSaidBy)) {
      return new Answer.Accepted();
    }
    throw RefusedException.because(
        "that button is out of date: %s".formatted(became(id, said.state())),
        "The card shows how things are now.");
  }

  private Answer start(Ask ask, ReleaseRequest request) {
    return switch (releases.start(ask.key(), new ReleaseRequested(clock.instant(), request))) {
      case Started.New(var id) -> new Answer.Started(id);
      case Started.Before(var id) -> new Answer.Started(id);
      case Started.SlotTaken(var holder) -> throw occupied(request, releases.read(holder));
    };
  }

  private Answer rehearsal(App app, ReleaseRequest request) {
    return switch (planner.plan(request)) {
      case Planner.Planned.Ready(var plan) ->
          new Answer.Shown(new Page.ReleaseRehearsal(app, plan));
      case Planner.Planned.Refused(var why, var next) -> throw RefusedException.because(why, next);
    };
  }

  private static RefusedException occupied(ReleaseRequest request, Current<Release> holder) {
    String who = holder.state().request().by().map(by -> "<@" + by + ">").orElse("the build of it");
    return RefusedException.because(
        "%s is busy with %s, asked for by %s: %s"
            .formatted(
                request.environment(), holder.id(), who, became(holder.id(), holder.state())),
        "One release at a time goes to an environment. Wait for it, or end it on its card.");
  }

  /** What became of a release, for somebody who comes too late. */
  private static String became(ProcessId id, Release release) {
    return switch (release) {
      case Release.Planning p -> id + " is being planned";
      case Release.Awaiting a -> id + " waits for a confirmation";
      case Release.Confirmed c -> id + " was confirmed by <@" + c.by() + ">";
      case Release.Preparing p -> id + " is being prepared" + confirmedBy(p);
      case Release.GoingLive g -> id + " is going live" + confirmedBy(g);
      case Release.TakingBack t -> id + " is being taken back";
      case Release.Mixed m -> id + " is live on a part of its targets";
      case Release.Live l -> id + " is live" + confirmedBy(l);
      case Release.Failed f -> id + " failed";
      case Release.RolledBack r -> id + " was taken back";
      case Release.Refused r -> id + " was refused: " + r.why();
      case Release.Cancelled c -> id + " was cancelled by <@" + c.by() + ">";
      case Release.Expired e -> id + " expired before anybody confirmed it";
    };
  }

  private static String confirmedBy(Release.Carried release) {
    return release.run().confirmedBy().map(by -> ", confirmed by <@" + by + ">").orElse("");
  }

  private void check(PersonId person, Environment environment, String doing) {
    rights.check(person, environment.release(), doing + environment.name());
  }

  private Environment environmentOf(ReleaseRequest request) {
    return apps.get(request.app())
        .environment(request.environment())
        .orElseThrow(
            () ->
                RefusedException.because(
                    "%s left the configuration".formatted(request.environment()),
                    "Nothing can be done with its releases any more."));
  }

  /** Never production by default: only what is typed, or what the configuration says. */
  private static Environment environment(App app, Optional<EnvironmentName> named) {
    EnvironmentName wanted =
        named
            .or(app::releaseTo)
            .orElseThrow(
                () ->
                    RefusedException.because(
                        "`!release` must say where to", "Environments: " + names(app) + "."));
    return app.environment(wanted)
        .orElseThrow(
            () ->
                RefusedException.because(
                    "%s has no environment %s".formatted(app.name(), wanted),
                    "It has " + names(app) + "."));
  }

  private static String names(App app) {
    return String.join(
        ", ", app.environments().stream().map(each -> "`" + each.name() + "`").toList());
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
        .filter(release -> release instanceof Release.Live)
        .filter(release -> before.contains(release.request().environment()))
        .map(release -> release.request().commit())
        .findFirst()
        .or(() -> before.isEmpty() ? newestImage(app) : Optional.empty())
        .orElseThrow(
            () ->
                RefusedException.because(
                    "nothing of %s is live before %s yet".formatted(app.name(), environment.name()),
                    "Pick something, or name the commit: `!release %s <sha>`."
                        .formatted(app.name())));
  }

  private Optional<CommitSha> newestImage(App app) {
    return builds.latest(app.name(), LOOK_BACK).stream()
        .map(Current::state)
        .filter(build -> build instanceof Build.WithImage)
        .map(build -> build.request().commit().sha())
        .findFirst();
  }
}
