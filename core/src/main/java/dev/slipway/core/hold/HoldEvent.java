package dev.slipway.core.hold;

import dev.slipway.core.engine.Event;
import dev.slipway.core.people.PersonId;
import java.time.Instant;
import java.util.Optional;

/** What happens to a hold. */
public sealed interface HoldEvent extends Event {
  record HoldPlaced(Instant at, HoldRequest request) implements HoldEvent {}

  /**
   * @param command the key of the command that asked for it; empty when it was a click
   */
  record HoldLifted(Instant at, PersonId by, Optional<String> command) implements HoldEvent {}

  record HoldEnded(Instant at) implements HoldEvent {}
}
