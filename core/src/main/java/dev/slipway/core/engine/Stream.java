package dev.slipway.core.engine;

import java.util.List;

/**
 * All events of one process.
 *
 * @param events oldest first, never empty, versions without gaps
 */
public record Stream(ProcessId id, List<Recorded> events) {
  public Stream {
    events = List.copyOf(events);
  }

  /** The version of the newest event. */
  public long version() {
    return events.getLast().version();
  }
}
