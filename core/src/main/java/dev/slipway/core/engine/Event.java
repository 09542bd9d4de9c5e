package dev.slipway.core.engine;

import java.time.Instant;

/**
 * Something that happened to a process. A record in the past tense, never changed once stored; its
 * simple class name and its components are its stored form.
 */
public interface Event {
  Instant at();

  /** When that began which it tells of; a process may have been wanted before it was started. */
  default Instant since() {
    return at();
  }
}
