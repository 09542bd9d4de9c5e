package dev.slipway.core.desk;

import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Environment;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.hold.Holds;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.ReleaseRequest;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Takes the clicks on the cards of releases: who may, and whether the button still applies. */
final class ReleaseClicks {
  private final Apps apps;
  private final Journal<Release, ReleaseEvent, ?> releases;
  private final Holds holds;
  private final Rights rights;
  private final InstantSource clock;
  private final ReleaseWords words;

  ReleaseClicks(
      Apps apps,
      Journal<Release, ReleaseEvent, ?> releases,
      Holds holds,
      Rights rights,
      InstantSource clock) {
    this.apps = apps;
    this.releases = releases;
    this.holds = holds;
    this.rights = rights;
    this.clock = clock;
    this.words = new ReleaseWords(apps, releases);
  }

  Answer click(Click.OnRelease click) {
    ReleaseRequest request = releases.read(click.release()).state().request();
    Environment environment = environmentOf(request);
    return switch (click) {
      case Click.Confirm confirm -> confirm(confirm, request, environment);
      case Click.Cancel cancel -> cancel(cancel, request, environment);
      case Click.GoLive live -> {
        rights.check(
            live.person(), environment.confirm(), "put a release live on " + environment.name());
        yield said(live, state -> goLive(live, request, state));
      }
      case Click.Raise raise -> {
        rights.check(
            raise.person(),
            environment.confirm(),
            "bring more users to a release on " + environment.name());
        yield said(raise, state -> raise(raise, state));
      }
      case Click.Vouch vouch -> {
        rights.check(
            vouch.person(), environment.confirm(), "vouch for a task on " + environment.name());
        yield said(vouch, state -> vouch(vouch, state));
      }
      case Click.Abort abort -> {
        check(abort.person(), environment, "abort a release to ");
        yield said(
            abort,
            Release::mayBeAborted,
            () -> new ReleaseEvent.AbortRequested(clock.instant(), abort.person()));
      }
      case Click.CarryOn carryOn -> {
        check(carryOn.person(), environment, "carry on with a release to ");
        yield said(
            carryOn,
            Release.Mixed.class::isInstance,
            () -> new ReleaseEvent.CarryOnRequested(clock.instant(), carryOn.person()));
      }
      case Click.TakeBack takeBack -> {
        check(takeBack.person(), environment, "take back a release to ");
        yield said(
            takeBack,
            Release.Mixed.class::isInstance,
            () -> new ReleaseEvent.TakeBackRequested(clock.instant(), takeBack.person()));
      }
      case Click.Remind remind -> {
        check(remind.person(), environment, "have authors reminded of a release to ");
        yield said(
            remind,
            Release::mayRemind,
            () -> new ReleaseEvent.AuthorsReminded(clock.instant(), remind.person()));
      }
      case Click.Say say -> words.say(say);
    };
  }

  private Answer confirm(Click.Confirm click, ReleaseRequest request, Environment environment) {
    rights.check(
        click.person(), environment.confirm(), "confirm a release to " + environment.name());
    if (environment.fourEyes()
        && !request.goesBack()
        && request.by().filter(click.person()::equals).isPresent()) {
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
                  Optional.of(confirmed(click, request));
              case Release.Awaiting a ->
                  throw RefusedException.because(
                      "the plan has changed since you saw it",
                      "The card shows the new one: read it and confirm that.");
              case Release other -> Optional.empty();
            });
  }

  private Optional<ReleaseEvent> goLive(Click.GoLive click, ReleaseRequest request, Release state) {
    if (!(state instanceof Release.Prepared p) || !clock.instant().isBefore(p.until())) {
      return Optional.empty();
    }
    refuseWhenHeld(request);
    return Optional.of(new ReleaseEvent.LiveRequested(clock.instant(), click.person()));
  }

  /** Whoever clicked meant the share that they read, and no further one. */
  private Optional<ReleaseEvent> raise(Click.Raise click, Release state) {
    return state instanceof Release.Baking b && b.next().equals(click.to())
        ? Optional.of(
            new ReleaseEvent.ShareRaised(clock.instant(), Optional.of(click.person()), click.to()))
        : Optional.empty();
  }

  private Optional<ReleaseEvent> vouch(Click.Vouch click, Release state) {
    return state instanceof Release.Carried carried
            && carried
                .run()
                .tasks()
                .unproven()
                .filter(task -> task.name().equals(click.task()))
                .isPresent()
        ? Optional.of(
            new ReleaseEvent.TaskVouched(
                clock.instant(), click.person(), click.task(), click.ran()))
        : Optional.empty();
  }

  /** What was closed by one rollback does not keep the next one out. */
  private void refuseWhenHeld(ReleaseRequest request) {
    if (request.goesBack()) {
      return;
    }
    holds
        .on(request.app(), request.environment())
        .ifPresent(
            hold -> {
              throw Held.refusal(hold, clock.instant());
            });
  }

  private ReleaseEvent confirmed(Click.Confirm click, ReleaseRequest request) {
    refuseWhenHeld(request);
    return new ReleaseEvent.ReleaseConfirmed(clock.instant(), click.person(), click.plan());
  }

  private Answer cancel(Click.Cancel click, ReleaseRequest request, Environment environment) {
    if (request.by().filter(click.person()::equals).isEmpty()) {
      rights.check(
          click.person(), environment.confirm(), "cancel a release that somebody else asked for");
    }
    return said(
        click,
        state -> state.mayBeConfirmed() || state instanceof Release.Planning,
        () -> new ReleaseEvent.ReleaseCancelled(clock.instant(), click.person()));
  }

  private Answer said(
      Click.OnRelease click, Predicate<Release> possible, Supplier<ReleaseEvent> event) {
    return said(click, state -> possible.test(state) ? Optional.of(event.get()) : Optional.empty());
  }

  /** A click that comes again, after the replica that stored it died, is not refused. */
  private Answer said(Click.OnRelease click, Function<Release, Optional<ReleaseEvent>> event) {
    ProcessId id = click.release();
    Journal.Said<Release> said = releases.say(id, event);
    if (said.stored() || releases.events(id).stream().anyMatch(click::isSaidBy)) {
      return new Answer.Accepted();
    }
    throw RefusedException.because(
        "that button is out of date: %s".formatted(Fate.of(id, said.state())),
        "The card shows how things are now.");
  }

  private void check(PersonId person, Environment environment, String doing) {
    rights.check(person, environment.release(), doing + environment.name());
  }

  private Environment environmentOf(ReleaseRequest request) {
    return apps.find(request.app())
        .flatMap(app -> app.environment(request.environment()))
        .orElseThrow(
            () ->
                RefusedException.because(
                    "%s left the configuration".formatted(request.environment()),
                    "Nothing can be done with its releases any more."));
  }
}
