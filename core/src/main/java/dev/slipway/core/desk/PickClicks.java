package dev.slipway.core.desk;

import dev.slipway.core.app.App;
import dev.slipway.core.app.Apps;
import dev.slipway.core.app.PickPolicy.Rehearse;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.Started;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.pick.PickEvent;
import dev.slipway.core.pick.PickRequest;
import dev.slipway.core.pick.Selection;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.Repositories;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Takes the clicks on the cards of picks: who may, and whether the button still applies. */
final class PickClicks {
  private final Apps apps;
  private final Repositories repositories;
  private final Journal<Pick, PickEvent, ?> picks;
  private final Rights rights;
  private final InstantSource clock;

  PickClicks(
      Apps apps,
      Repositories repositories,
      Journal<Pick, PickEvent, ?> picks,
      Rights rights,
      InstantSource clock) {
    this.apps = apps;
    this.repositories = repositories;
    this.picks = picks;
    this.rights = rights;
    this.clock = clock;
  }

  Answer click(Click.OnPick click) {
    PickRequest request = picks.read(click.pick()).state().request();
    App app =
        apps.find(request.app())
            .orElseThrow(
                () ->
                    RefusedException.because(
                        "%s left the configuration".formatted(request.app()),
                        "Nothing can be done with its picks any more."));
    rights.check(click.person(), app.picks().who(), "pick for " + app.name());
    return switch (click) {
      case Click.Land land -> land(land);
      case Click.Drop drop ->
          said(
              drop,
              state ->
                  state instanceof Pick.Asking
                      ? Optional.of(new PickEvent.PickDropped(now(), drop.person()))
                      : Optional.empty());
      case Click.PickFirst along -> pickFirst(along);
      case Click.Resolved resolved ->
          said(
              resolved,
              state ->
                  state instanceof Pick.Conflicted
                      ? Optional.of(
                          new PickEvent.PickResolved(
                              now(),
                              resolved.person(),
                              Pick.Conflicted.resolvedOn(resolved.pick())))
                      : Optional.empty());
    };
  }

  private Answer land(Click.Land click) {
    return said(
        click,
        state ->
            switch (state) {
              case Pick.Rehearsed r when r.rehearsal().onto().equals(click.onto()) ->
                  Optional.of(new PickEvent.PickAgreed(now(), click.person()));
              case Pick.Rehearsed r ->
                  throw RefusedException.because(
                      "the branch has moved since you saw the rehearsal",
                      "The card shows the new one: read it and click that.");
              case Pick other -> Optional.empty();
            });
  }

  /** Starts the larger pick first: whoever dies in between finds it by its key. */
  private Answer pickFirst(Click.PickFirst click) {
    Pick state = picks.read(click.pick()).state();
    if (!(state instanceof Pick.Conflicted conflicted)
        || conflicted.advice().prerequisites().isEmpty()) {
      return said(click, other -> Optional.empty());
    }
    ProcessId larger =
        switch (picks.start(
            click.pick() + " with what it lacks",
            new PickEvent.PickRequested(now(), larger(conflicted, click)))) {
          case Started.New(var id) -> id;
          case Started.Before(var id) -> id;
          case Started.SlotTaken(var holder) ->
              throw new IllegalStateException("a pick has no slot: " + holder);
        };
    return said(
        click,
        now ->
            now instanceof Pick.Conflicted
                ? Optional.of(new PickEvent.PickReplaced(now(), click.person(), larger))
                : Optional.empty());
  }

  private PickRequest larger(Pick.Conflicted pick, Click.PickFirst click) {
    PickRequest request = pick.request();
    List<Commit> commits =
        TrunkOrder.of(
            repositories.of(request.app()),
            Stream.concat(pick.advice().prerequisites().stream(), request.commits().stream())
                .toList());
    Selection selection = request.selection();
    return new PickRequest(
        request.app(),
        request.branch(),
        new Selection(selection.direction(), commits, selection.mainline(), selection.notes()),
        click.person(),
        rights.nameOf(click.person()),
        request.authors(),
        request.place(),
        now(),
        Rehearse.ALWAYS,
        request.follows());
  }

  /** A click that comes again, after the replica that stored it died, is not refused. */
  private Answer said(Click.OnPick click, Function<Pick, Optional<PickEvent>> event) {
    ProcessId id = click.pick();
    Journal.Said<Pick> said = picks.say(id, event);
    if (said.stored() || picks.events(id).stream().anyMatch(click::isSaidBy)) {
      return new Answer.Accepted();
    }
    throw RefusedException.because(
        "that button is out of date: %s".formatted(Fate.of(id, said.state())),
        "The card shows how things are now.");
  }

  private Instant now() {
    return clock.instant();
  }
}
