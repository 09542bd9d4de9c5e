package dev.slipway.core.engine;

import java.time.Instant;
import java.util.List;

/**
 * What is written to the store in one transaction.
 *
 * @param index of the state after the event
 * @param tellings what must be told because of the event, in order
 * @param wakeAt when the process wants to be looked at next
 */
public record Chapter(Event event, Index index, List<Telling> tellings, Instant wakeAt) {
  public Chapter {
    tellings = List.copyOf(tellings);
  }
}
