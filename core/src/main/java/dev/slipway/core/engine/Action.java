package dev.slipway.core.engine;

import java.time.Instant;
import java.util.List;

/** What a process wants now. */
public sealed interface Action<S extends Step> {
  /**
   * Do these, side by side.
   *
   * @param steps never empty, keys differ
   */
  record Act<S extends Step>(List<S> steps) implements Action<S> {
    public Act {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Nothing to do until then, unless an event comes first.
   *
   * @param forWhom who or what is awaited, for {@code !status}
   */
  record Wait<S extends Step>(Instant until, String forWhom) implements Action<S> {}

  /** Nothing, ever again. */
  record Done<S extends Step>() implements Action<S> {}

  static <S extends Step> Action<S> act(S step) {
    return new Act<>(List.of(step));
  }
}
