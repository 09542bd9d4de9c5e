package dev.slipway.core.hold;

import dev.slipway.core.people.PersonId;
import java.time.Instant;

/** The states of a hold. */
public sealed interface Hold {
  HoldRequest request();

  default boolean isFinal() {
    return !(this instanceof Held);
  }

  /** Whether it keeps releases from starting. */
  default boolean closes(Instant now) {
    return !isFinal() && !request().isOver(now);
  }

  record Held(HoldRequest request) implements Hold {}

  record Lifted(HoldRequest request, PersonId by) implements Hold {}

  /** Its time is up. */
  record Ended(HoldRequest request) implements Hold {}
}
