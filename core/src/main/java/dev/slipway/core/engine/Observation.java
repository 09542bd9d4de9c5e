package dev.slipway.core.engine;

import java.time.Duration;
import java.util.Optional;

/** What the world looks like to a step, found out before anything is done. */
public sealed interface Observation<E extends Event> {
  /** It has not been done: act. */
  record Absent<E extends Event>() implements Observation<E> {}

  /**
   * It is going on.
   *
   * @param lookAgain how long to wait before the next look
   * @param progress an event, when there is something new to remember
   */
  record Underway<E extends Event>(Duration lookAgain, Optional<E> progress)
      implements Observation<E> {}

  /** It has been done, by us before or by itself. */
  record Done<E extends Event>(E event) implements Observation<E> {}

  /** The world is in the way, and acting cannot help. */
  record Conflict<E extends Event>(E event) implements Observation<E> {}
}
