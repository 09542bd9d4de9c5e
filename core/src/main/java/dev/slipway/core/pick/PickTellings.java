package dev.slipway.core.pick;

import dev.slipway.core.engine.Telling;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import dev.slipway.core.pick.PickEvent.PickAdvised;
import dev.slipway.core.pick.PickEvent.PickAgreed;
import dev.slipway.core.pick.PickEvent.PickBuildFailed;
import dev.slipway.core.pick.PickEvent.PickBuilding;
import dev.slipway.core.pick.PickEvent.PickBuilt;
import dev.slipway.core.pick.PickEvent.PickConflicted;
import dev.slipway.core.pick.PickEvent.PickDelayed;
import dev.slipway.core.pick.PickEvent.PickDropped;
import dev.slipway.core.pick.PickEvent.PickExpired;
import dev.slipway.core.pick.PickEvent.PickFailed;
import dev.slipway.core.pick.PickEvent.PickFoundThere;
import dev.slipway.core.pick.PickEvent.PickLanded;
import dev.slipway.core.pick.PickEvent.PickNotResolved;
import dev.slipway.core.pick.PickEvent.PickNotStaged;
import dev.slipway.core.pick.PickEvent.PickQueued;
import dev.slipway.core.pick.PickEvent.PickRehearsed;
import dev.slipway.core.pick.PickEvent.PickReplaced;
import dev.slipway.core.pick.PickEvent.PickRequested;
import dev.slipway.core.pick.PickEvent.PickResolved;
import dev.slipway.core.pick.PickEvent.PickStaged;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who is told what of a pick: the card always, the thread what happened, people what went wrong.
 */
final class PickTellings {
  private PickTellings() {}

  static List<Telling> of(Pick pick, PickEvent event) {
    Place place = pick.request().place();
    List<Telling> tellings = new ArrayList<>();
    tellings.add(new Telling.Card(place));
    if (worthALine(pick, event)) {
      tellings.add(new Telling.Detail(place));
    }
    toPeople(pick, event).forEach(tellings::add);
    return tellings;
  }

  private static boolean worthALine(Pick pick, PickEvent event) {
    return switch (event) {
      case PickRequested e -> false;
      case PickDelayed e -> false;
      case PickQueued e -> false;
      case PickBuilding e -> false;
      case PickBuilt e -> false;
      case PickFoundThere e -> false;
      case PickConflicted e -> false;
      case PickResolved e -> false;
      case PickLanded e -> true;
      case PickStaged e -> true;
      case PickRehearsed e -> true;
      case PickAgreed e -> true;
      case PickDropped e -> true;
      case PickExpired e -> true;
      case PickReplaced e -> true;
      case PickNotResolved e -> true;
      case PickAdvised e -> false;
      case PickFailed e -> pick instanceof Pick.Conflicted;
      case PickBuildFailed e -> false;
      case PickNotStaged e -> false;
    };
  }

  private static Stream<Telling> toPeople(Pick pick, PickEvent event) {
    return switch (event) {
      case PickAdvised e ->
          each(pick, to -> List.of(new Telling.Notice(to), new Telling.Aside(to)));
      case PickFailed e when pick instanceof Pick.Conflicted c -> notResolved(c);
      case PickNotResolved e -> notResolved(pick);
      case PickFailed e -> noticed(pick);
      case PickBuildFailed e -> noticed(pick);
      case PickNotStaged e ->
          pick.request().concerned().stream()
              .filter(to -> !e.told().contains(to))
              .map(Telling.Notice::new);
      case PickEvent other -> hadConflict(pick) ? amended(pick) : Stream.of();
    };
  }

  /** Whoever said that it was resolved hears in the thread that it is not. */
  private static Stream<Telling> notResolved(Pick pick) {
    Stream<Telling> asides =
        pick instanceof Pick.Conflicted conflicted
            ? conflicted.problem().stream().map(problem -> new Telling.Aside(problem.by()))
            : Stream.of();
    return Stream.concat(amended(pick), asides);
  }

  /** The end of a conflict, or its next step: the notice of it says so, and its buttons go. */
  private static boolean hadConflict(Pick pick) {
    return switch (pick) {
      case Pick.Adopting a -> a.delay().isEmpty();
      case Pick.Replaced r -> true;
      case Pick.Dropped d -> d.conflict().isPresent();
      case Pick.Expired e -> e.conflict().isPresent();
      case Pick.Landed l -> l.resolvedBy().isPresent() && l.behind().isEmpty();
      case Pick other -> false;
    };
  }

  private static Stream<Telling> noticed(Pick pick) {
    return each(pick, to -> List.of(new Telling.Notice(to)));
  }

  private static Stream<Telling> amended(Pick pick) {
    return each(pick, to -> List.of(new Telling.Amendment(to)));
  }

  private static Stream<Telling> each(Pick pick, Function<PersonId, List<Telling>> tellings) {
    return pick.request().concerned().stream().flatMap(to -> tellings.apply(to).stream());
  }
}
