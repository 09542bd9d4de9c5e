package dev.slipway.core.desk;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.command.Command;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.Started;
import dev.slipway.core.hold.Hold;
import dev.slipway.core.hold.HoldEvent;
import dev.slipway.core.hold.HoldEvent.HoldLifted;
import dev.slipway.core.hold.HoldEvent.HoldPlaced;
import dev.slipway.core.hold.HoldRequest;
import dev.slipway.core.hold.Holds;
import dev.slipway.core.people.PersonId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Closes environments to releases and opens them again. */
public final class HoldDesk {
  private static final int LOOK_BACK = 50;

  private final Apps apps;
  private final Journal<Hold, HoldEvent, ?> journal;
  private final Holds holds;
  private final Rights rights;
  private final InstantSource clock;

  public HoldDesk(
      Apps apps,
      Journal<Hold, HoldEvent, ?> journal,
      Holds holds,
      Rights rights,
      InstantSource clock) {
    this.apps = apps;
    this.journal = journal;
    this.holds = holds;
    this.rights = rights;
    this.clock = clock;
  }

  Answer hold(Ask ask, App app, Command.Hold command) {
    Environment environment = Environments.of(app, command.environment());
    rights.check(
        ask.person(),
        environment.release().or(environment.confirm()),
        "hold %s of %s".formatted(environment.name(), app.name()));
    Instant now = clock.instant();
    HoldRequest request =
        new HoldRequest(
            app.name(),
            environment.name(),
            command.reason(),
            ask.person(),
            ask.place(),
            now,
            command.lasts().map(now::plus));
    return command.dryRun()
        ? new Answer.Shown(new Page.HoldDryRun(request, holds.on(app.name(), environment.name())))
        : place(ask, request);
  }

  Answer unhold(Ask ask, App app, Command.Unhold command) {
    Environment environment = Environments.of(app, command.environment());
    Current<Hold> hold =
        holds
            .on(app.name(), environment.name())
            .or(() -> liftedBy(ask, app, environment.name()))
            .orElseThrow(
                () ->
                    RefusedException.because(
                        "%s of %s is not held".formatted(environment.name(), app.name()),
                        "Releases can go there."));
    check(ask.person(), hold.state().request(), environment);
    lift(hold.id(), new HoldLifted(clock.instant(), ask.person(), Optional.of(ask.key())));
    return new Answer.Shown(new Page.Opened(hold));
  }

  Answer click(Click.Lift click) {
    HoldRequest request = journal.read(click.hold()).state().request();
    App app =
        apps.find(request.app())
            .orElseThrow(
                () ->
                    RefusedException.because(
                        "%s left the configuration".formatted(request.app()),
                        "Nothing can be done with its holds any more."));
    check(click.person(), request, Environments.of(app, request.environment()));
    lift(click.hold(), new HoldLifted(clock.instant(), click.person(), Optional.empty()));
    return new Answer.Accepted();
  }

  private Answer place(Ask ask, HoldRequest request) {
    return switch (journal.start(ask.key(), new HoldPlaced(request.since(), request))) {
      case Started.New(var id) -> new Answer.Started(id);
      case Started.Before(var id) -> new Answer.Started(id);
      case Started.SlotTaken(var holder) ->
          throw Held.refusal(journal.read(holder), clock.instant());
    };
  }

  /** Whoever was second finds it lifted, which is what they wanted. */
  private void lift(ProcessId id, HoldLifted event) {
    journal.say(id, state -> state instanceof Hold.Held ? Optional.of(event) : Optional.empty());
  }

  /** The same command again, after the replica that did it died before it answered. */
  private Optional<Current<Hold>> liftedBy(Ask ask, App app, EnvironmentName environment) {
    return journal.latest(app.name(), LOOK_BACK).stream()
        .filter(hold -> hold.state().request().environment().equals(environment))
        .filter(hold -> journal.events(hold.id()).stream().anyMatch(event -> isSaidBy(ask, event)))
        .findFirst();
  }

  private static boolean isSaidBy(Ask ask, HoldEvent event) {
    return event instanceof HoldLifted lifted && lifted.command().equals(Optional.of(ask.key()));
  }

  /** Whoever closed it may open it; so may those whose yes a release needs. */
  private void check(PersonId person, HoldRequest request, Environment environment) {
    if (!person.equals(request.by())) {
      rights.check(
          person,
          environment.confirm(),
          "open %s of %s".formatted(request.environment(), request.app()));
    }
  }
}
