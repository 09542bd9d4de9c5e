package dev.slipway.core.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Leases of this replica. Time is the database's, so replicas need not agree on the clock.
 * Thread-safe. Throws {@link Unavailable} when the database cannot be reached.
 */
public interface Leases {
  /** How long a lease lasts without being renewed. */
  Duration TIME_TO_LIVE = Duration.ofSeconds(6);

  /** Takes the lease with a higher fence; empty while anybody, this replica included, holds it. */
  Optional<Lease> take(String name);

  /** Renews these for another {@link #TIME_TO_LIVE}; the answer holds those that still are ours. */
  Set<Lease> renew(Collection<Lease> leases);

  /** Gives it back; nothing happens when it is not ours any more. */
  void release(Lease lease);
}
