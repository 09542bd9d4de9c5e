package dev.slipway.core.heads;

import dev.slipway.core.app.AppName;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.people.Place;
import dev.slipway.core.repository.Head;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The states of watching the heads of an app. */
public sealed interface Heads {
  AppName app();

  Place place();

  int generation();

  default boolean isFinal() {
    return !(this instanceof Watching);
  }

  /**
   * @param known empty before the first look
   * @param globs of the names that are known
   * @param due the heads that have no build yet
   * @param movedAt when something was seen to move
   * @param hidden why the host does not let us look
   * @param length of the stream of events
   */
  record Watching(
      AppName app,
      Place place,
      int generation,
      Optional<List<Head>> known,
      String globs,
      List<Head> due,
      Instant movedAt,
      Optional<String> hidden,
      int length)
      implements Heads {
    static final int LONGEST = 300;

    public Watching {
      known = known.map(List::copyOf);
      due = List.copyOf(due);
    }

    /** A stream is read whole: a long one is handed on, as soon as nothing would be forgotten. */
    boolean isTooLong() {
      return length >= LONGEST && due.isEmpty() && known.isPresent() && hidden.isEmpty();
    }

    Watching found(List<Head> heads, String lookedAt) {
      return new Watching(
          app,
          place,
          generation,
          Optional.of(heads),
          lookedAt,
          due,
          movedAt,
          Optional.empty(),
          length + 1);
    }

    Watching moved(List<HeadMove> moves, Instant at) {
      return new Watching(
          app,
          place,
          generation,
          Optional.of(after(moves, known.orElse(List.of()))),
          globs,
          after(moves, due),
          at,
          Optional.empty(),
          length + 1);
    }

    /** Nothing is left to do for the head. */
    Watching done(Head head) {
      List<Head> left = due.stream().filter(each -> !each.equals(head)).toList();
      return new Watching(app, place, generation, known, globs, left, movedAt, hidden, length + 1);
    }

    Watching hidden(String why) {
      return new Watching(
          app, place, generation, known, globs, due, movedAt, Optional.of(why), length + 1);
    }

    Watching seen() {
      return new Watching(
          app, place, generation, known, globs, due, movedAt, Optional.empty(), length + 1);
    }

    Watching toldIn(Place elsewhere) {
      return new Watching(
          app, elsewhere, generation, known, globs, due, movedAt, hidden, length + 1);
    }

    /** What moved stands where it is now, what is gone is left out, everything else stays. */
    private static List<Head> after(List<HeadMove> moves, List<Head> heads) {
      List<Head> after = new ArrayList<>(heads);
      for (HeadMove move : moves) {
        after.removeIf(move::concerns);
        move.head().ifPresent(after::add);
      }
      return after;
    }
  }

  record HandedOn(AppName app, Place place, int generation, ProcessId to) implements Heads {}

  record Left(AppName app, Place place, int generation) implements Heads {}
}
