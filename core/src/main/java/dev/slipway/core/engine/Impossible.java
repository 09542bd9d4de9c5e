package dev.slipway.core.engine;

/** An event that cannot happen in a state. Whoever wanted to append it must look again. */
public final class Impossible extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Impossible(Object state, Event event) {
    super(
        "%s cannot happen to %s"
            .formatted(event.getClass().getSimpleName(), state.getClass().getSimpleName()));
  }
}
