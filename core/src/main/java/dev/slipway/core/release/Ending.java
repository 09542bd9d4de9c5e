package dev.slipway.core.release;

import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.people.PersonId;
import java.util.Optional;

/**
 * How a release was stopped, as far as it was.
 *
 * @param abortedBy who stopped it
 * @param recall present when everything goes back, also what is live
 * @param hold what closed the environment after a rollback
 */
record Ending(Optional<PersonId> abortedBy, Optional<Recall> recall, Optional<ProcessId> hold) {
  static final Ending NONE = new Ending(Optional.empty(), Optional.empty(), Optional.empty());

  Ending aborted(PersonId by) {
    return new Ending(Optional.of(by), recall, hold);
  }

  Ending recalled(Recall why) {
    return new Ending(abortedBy, Optional.of(why), hold);
  }

  Ending held(ProcessId closed) {
    return new Ending(abortedBy, recall, Optional.of(closed));
  }
}
