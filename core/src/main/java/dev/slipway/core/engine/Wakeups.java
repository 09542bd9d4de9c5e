package dev.slipway.core.engine;

import java.time.Instant;

/**
 * Timers that outlive a replica. Decides when and on which replica a process is looked at; is not
 * trusted for anything else: a wake-up may come late, twice, or on two replicas at once.
 */
@FunctionalInterface
public interface Wakeups {
  /** Replaces the earlier wake-up of the process. Never throws for an unreachable database. */
  void at(ProcessId process, Instant when);
}
