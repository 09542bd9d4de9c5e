package dev.slipway.core.engine;

import dev.slipway.core.course.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rules of one kind of process, as pure functions. {@code S} is its state, {@code E} its
 * events, {@code P} its steps.
 */
public interface Rules<S, E extends Event, P extends Step> {
  ProcessKind kind();

  Class<E> eventType();

  /** The state after the first event. */
  S begin(E first);

  /**
   * The state after one more event.
   *
   * @throws Impossible when the event cannot happen in this state: the caller's view was out of
   *     date
   */
  S next(S state, E event);

  /** What to do now. Pure: the same state and time give the same answer. */
  Action<P> decide(S state, Instant now);

  /** Who must be told that the event led to this state. */
  List<Telling> tell(S state, E event);

  /** What the process is busy with, for whoever asks where the time went; empty in the end. */
  default Optional<? extends Stage> stage(S state) {
    return Optional.empty();
  }

  /** How the process can be found, and what it keeps others from starting. */
  Index index(S state);
}
