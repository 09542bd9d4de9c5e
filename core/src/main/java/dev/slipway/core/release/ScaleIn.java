package dev.slipway.core.release;

import dev.slipway.core.engine.Impossible;

/**
 * What a release knows of its own doing to the {@link Scaling} of a target. What was before is
 * stored before anything is changed, so that whoever comes after a crash can restore it.
 */
public sealed interface ScaleIn {
  /** Nothing was done to it. */
  record Untouched() implements ScaleIn {}

  /** From now on it may be suspended. */
  record Noted(ScalingFlags before) implements ScaleIn {}

  record Suspended(ScalingFlags before) implements ScaleIn {}

  /** It is as it was. */
  record Restored() implements ScaleIn {}

  /** The release goes on without having suspended it. */
  record Spared(String why) implements ScaleIn {}

  /** It may still be suspended, and a person has to see to it. */
  record Stuck(ScalingFlags before, String why) implements ScaleIn {}

  /** Whether it may be suspended by us. */
  default boolean isOurs() {
    return this instanceof Noted || this instanceof Suspended;
  }

  /** Whether it can be left alone from now on, on the way forward. */
  default boolean isSettled() {
    return !(this instanceof Untouched || this instanceof Noted);
  }

  private ScalingFlags before(ReleaseEvent.OfScaling event) {
    return switch (this) {
      case Noted(var before) -> before;
      case Suspended(var before) -> before;
      case ScaleIn other -> throw new Impossible(other, event);
    };
  }

  /** After that. */
  default ScaleIn next(ReleaseEvent.OfScaling event) {
    return switch (event) {
      case ReleaseEvent.ScalingNoted(_, _, var before) -> new Noted(before);
      case ReleaseEvent.ScalingSuspended e -> new Suspended(before(e));
      case ReleaseEvent.ScalingRestored e -> new Restored();
      case ReleaseEvent.ScalingSpared(_, _, var why) -> new Spared(why);
      case ReleaseEvent.ScalingStuck(_, _, var why) -> new Stuck(before(event), why);
    };
  }
}
