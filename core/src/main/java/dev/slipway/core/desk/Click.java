package dev.slipway.core.desk;

import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.release.PlanHash;
import dev.slipway.core.release.ReleaseEvent;

/** A button of a card that somebody clicked. */
public sealed interface Click {
  ProcessId release();

  PersonId person();

  /** Whether this very click, by this person, has led to the event. */
  default boolean isSaidBy(ReleaseEvent event) {
    return switch (this) {
      case Confirm(_, var person, var plan) ->
          event instanceof ReleaseEvent.ReleaseConfirmed(_, var by, var hash)
              && by.equals(person)
              && hash.equals(plan);
      case Cancel(_, var person) ->
          event instanceof ReleaseEvent.ReleaseCancelled(_, var by) && by.equals(person);
      case Abort(_, var person) ->
          event instanceof ReleaseEvent.AbortRequested(_, var by) && by.equals(person);
      case CarryOn(_, var person) ->
          event instanceof ReleaseEvent.CarryOnRequested(_, var by) && by.equals(person);
      case TakeBack(_, var person) ->
          event instanceof ReleaseEvent.TakeBackRequested(_, var by) && by.equals(person);
    };
  }

  /**
   * @param plan the plan that the person saw
   */
  record Confirm(ProcessId release, PersonId person, PlanHash plan) implements Click {}

  record Cancel(ProcessId release, PersonId person) implements Click {}

  record Abort(ProcessId release, PersonId person) implements Click {}

  record CarryOn(ProcessId release, PersonId person) implements Click {}

  record TakeBack(ProcessId release, PersonId person) implements Click {}
}
