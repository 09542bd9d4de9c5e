package dev.slipway.core.desk;

import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.release.PlanHash;

/** A button of a card that somebody clicked. */
public sealed interface Click {
  ProcessId release();

  PersonId person();

  /**
   * @param plan the plan that the person saw
   */
  record Confirm(ProcessId release, PersonId person, PlanHash plan) implements Click {}

  record Cancel(ProcessId release, PersonId person) implements Click {}

  record Abort(ProcessId release, PersonId person) implements Click {}

  record CarryOn(ProcessId release, PersonId person) implements Click {}

  record TakeBack(ProcessId release, PersonId person) implements Click {}
}
