package dev.slipway.core.heads;

import dev.slipway.core.engine.Action;
import dev.slipway.core.engine.Impossible;
import dev.slipway.core.engine.Index;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.Rules;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.heads.Heads.HandedOn;
import dev.slipway.core.heads.Heads.Left;
import dev.slipway.core.heads.Heads.Watching;
import dev.slipway.core.heads.HeadsEvent.HeadBuilding;
import dev.slipway.core.heads.HeadsEvent.HeadSkipped;
import dev.slipway.core.heads.HeadsEvent.HeadsFound;
import dev.slipway.core.heads.HeadsEvent.HeadsHandedOn;
import dev.slipway.core.heads.HeadsEvent.HeadsHidden;
import dev.slipway.core.heads.HeadsEvent.HeadsLeft;
import dev.slipway.core.heads.HeadsEvent.HeadsMoved;
import dev.slipway.core.heads.HeadsEvent.HeadsSeen;
import dev.slipway.core.heads.HeadsEvent.HeadsToldElsewhere;
import dev.slipway.core.heads.HeadsEvent.HeadsWatched;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of watching heads: what moves is built, what is lost is said. */
public final class HeadsRules implements Rules<Heads, HeadsEvent, HeadsStep> {
  @Override
  public ProcessKind kind() {
    return ProcessKind.HEADS;
  }

  @Override
  public Class<HeadsEvent> eventType() {
    return HeadsEvent.class;
  }

  @Override
  public Heads begin(HeadsEvent first) {
    if (first
        instanceof HeadsWatched(var at, var app, var place, var generation, var known, var globs)) {
      return new Watching(app, place, generation, known, globs, List.of(), at, Optional.empty(), 1);
    }
    throw new Impossible("nothing", first);
  }

  @Override
  public Heads next(Heads heads, HeadsEvent event) {
    return switch (new Arrow(heads, event)) {
      case Arrow(Watching w, HeadsFound e)
          when w.known().isEmpty() || !w.globs().equals(e.globs()) ->
          w.found(e.heads(), e.globs());
      case Arrow(Watching w, HeadsMoved e) when w.known().isPresent() -> w.moved(e.moves(), e.at());
      case Arrow(Watching w, HeadBuilding e) -> w.done(e.head());
      case Arrow(Watching w, HeadSkipped e) -> w.done(e.head());
      case Arrow(Watching w, HeadsHidden e) -> w.hidden(e.why());
      case Arrow(Watching w, HeadsSeen e) -> w.seen();
      case Arrow(Watching w, HeadsToldElsewhere e) -> w.toldIn(e.place());
      case Arrow(Watching w, HeadsHandedOn e) ->
          new HandedOn(w.app(), w.place(), w.generation(), e.to());
      case Arrow(Watching w, HeadsLeft e) -> new Left(w.app(), w.place(), w.generation());
      case Arrow(var state, var impossible) -> throw new Impossible(state, impossible);
    };
  }

  @Override
  public Action<HeadsStep> decide(Heads heads, Instant now) {
    return switch (heads) {
      case Watching w when w.isTooLong() ->
          Action.act(
              new HeadsStep.HandOn(
                  w.app(), w.place(), w.generation(), w.known().orElseThrow(), w.globs()));
      case Watching w ->
          new Action.Act<>(
              Stream.<HeadsStep>concat(
                      Stream.of(
                          new HeadsStep.Look(
                              w.app(), w.known(), w.globs(), w.movedAt(), w.hidden())),
                      w.due().stream().map(head -> new HeadsStep.Build(w.app(), head, w.movedAt())))
                  .toList());
      case HandedOn h -> new Action.Done<>();
      case Left l -> new Action.Done<>();
    };
  }

  /** A head has no card: what is lost is a message of its own. */
  @Override
  public List<Telling> tell(Heads heads, HeadsEvent event) {
    return switch (event) {
      case HeadsMoved e when e.moves().stream().anyMatch(HeadMove::loses) ->
          List.of(new Telling.Detail(heads.place()));
      case HeadsHidden e -> List.of(new Telling.Detail(heads.place()));
      case HeadsSeen e -> List.of(new Telling.Detail(heads.place()));
      case HeadsMoved e -> List.of();
      case HeadsWatched e -> List.of();
      case HeadsFound e -> List.of();
      case HeadBuilding e -> List.of();
      case HeadSkipped e -> List.of();
      case HeadsToldElsewhere e -> List.of();
      case HeadsHandedOn e -> List.of();
      case HeadsLeft e -> List.of();
    };
  }

  @Override
  public Index index(Heads heads) {
    return new Index(heads.app(), heads.isFinal(), Optional.empty(), Set.of());
  }

  private record Arrow(Heads state, HeadsEvent event) {}
}
