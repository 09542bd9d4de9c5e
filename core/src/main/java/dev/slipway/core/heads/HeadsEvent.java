package dev.slipway.core.heads;

import dev.slipway.core.app.AppName;
import dev.slipway.core.engine.Event;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.people.Place;
import dev.slipway.core.repository.Head;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happens to the heads of an app. */
public sealed interface HeadsEvent extends Event {
  /**
   * @param place where people hear of what is lost
   * @param generation counts from 1
   * @param known what the generation before knew; empty when nothing is known: what is there at the
   *     first look is taken as it is
   * @param globs of the names that are known
   */
  record HeadsWatched(
      Instant at,
      AppName app,
      Place place,
      int generation,
      Optional<List<Head>> known,
      String globs)
      implements HeadsEvent {
    public HeadsWatched {
      known = known.map(List::copyOf);
    }
  }

  /**
   * The first look, or the first at other names. Nothing of it is built.
   *
   * @param globs of the names that are looked at
   */
  record HeadsFound(Instant at, List<Head> heads, String globs) implements HeadsEvent {
    public HeadsFound {
      heads = List.copyOf(heads);
    }
  }

  /**
   * @param moves never empty
   */
  record HeadsMoved(Instant at, List<HeadMove> moves) implements HeadsEvent {
    public HeadsMoved {
      moves = List.copyOf(moves);
    }
  }

  /** There is a build of the head, whoever started it. */
  record HeadBuilding(Instant at, Head head, ProcessId build) implements HeadsEvent {}

  /** It is no commit, so that there is nothing to build. */
  record HeadSkipped(Instant at, Head head) implements HeadsEvent {}

  /** The host does not let us look. */
  record HeadsHidden(Instant at, String why) implements HeadsEvent {}

  /** The host lets us look again. */
  record HeadsSeen(Instant at) implements HeadsEvent {}

  /** The channel of the app is another one now. */
  record HeadsToldElsewhere(Instant at, Place place) implements HeadsEvent {}

  /** The next generation goes on, with a short stream of events. */
  record HeadsHandedOn(Instant at, ProcessId to) implements HeadsEvent {}

  /** The app left the configuration. */
  record HeadsLeft(Instant at) implements HeadsEvent {}
}
