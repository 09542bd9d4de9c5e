package dev.slipway.core.heads;

import dev.slipway.core.app.App;
import dev.slipway.core.app.AppName;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.Started;
import dev.slipway.core.heads.HeadsEvent.HeadsToldElsewhere;
import dev.slipway.core.heads.HeadsEvent.HeadsWatched;
import dev.slipway.core.people.Place;
import java.time.InstantSource;
import java.util.Optional;

/** Begins to watch the heads of apps. Safe to repeat, and on several replicas at once. */
public final class HeadWatch {
  private final Journal<Heads, HeadsEvent, ?> heads;
  private final InstantSource clock;

  public HeadWatch(Journal<Heads, HeadsEvent, ?> heads, InstantSource clock) {
    this.heads = heads;
    this.clock = clock;
  }

  /** Watches an app from now on, and tells of it in the channel that the app has now. */
  public void begin(App app) {
    Optional<Current<Heads>> newest = heads.latest(app.name(), 1).stream().findFirst();
    if (newest.isEmpty() || newest.get().state() instanceof Heads.Left) {
      int generation = newest.map(each -> each.state().generation()).orElse(0) + 1;
      start(
          new HeadsWatched(
              clock.instant(),
              app.name(),
              Place.in(app.channel()),
              generation,
              Optional.empty(),
              ""));
    } else {
      heads.say(newest.get().id(), state -> toldElsewhere(state, Place.in(app.channel())));
    }
  }

  /** The generation after one, if it was begun. */
  Optional<ProcessId> after(HeadsStep.HandOn handOn) {
    return heads.findByKey(key(handOn.app(), handOn.generation() + 1)).map(Current::id);
  }

  ProcessId begin(HeadsStep.HandOn handOn) {
    return start(
        new HeadsWatched(
            clock.instant(),
            handOn.app(),
            handOn.place(),
            handOn.generation() + 1,
            Optional.of(handOn.known()),
            handOn.globs()));
  }

  private ProcessId start(HeadsWatched first) {
    return switch (heads.start(key(first.app(), first.generation()), first)) {
      case Started.New(var id) -> id;
      case Started.Before(var id) -> id;
      case Started.SlotTaken(var holder) ->
          throw new IllegalStateException("watching has no slot: " + holder);
    };
  }

  private Optional<HeadsEvent> toldElsewhere(Heads state, Place place) {
    return state.isFinal() || state.place().equals(place)
        ? Optional.empty()
        : Optional.of(new HeadsToldElsewhere(clock.instant(), place));
  }

  private static String key(AppName app, int generation) {
    return "heads/" + app + "/" + generation;
  }
}
