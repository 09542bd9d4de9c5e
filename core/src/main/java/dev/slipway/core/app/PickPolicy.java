package dev.slipway.core.app;

import dev.slipway.core.people.Right;

/**
 * How an app takes picks.
 *
 * @param who who may pick
 * @param fromTrunkOnly whether only commits of trunk may be picked
 * @param rehearse when a pick is shown to a person before it lands
 */
public record PickPolicy(Right who, boolean fromTrunkOnly, Rehearse rehearse) {
  /** When a pick is shown to a person before it lands. */
  public enum Rehearse {
    ALWAYS,
    /** When it is not trivially safe. */
    ON_CAUTION,
    NEVER
  }

  /** What an app does that does not say. */
  public static PickPolicy by(Right who) {
    return new PickPolicy(who, true, Rehearse.ON_CAUTION);
  }
}
