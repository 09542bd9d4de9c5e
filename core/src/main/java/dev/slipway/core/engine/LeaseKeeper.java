package dev.slipway.core.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the leases of this replica alive and knows which of them can still be trusted. A lease is
 * trusted only as long as the database must still honour it, counted from before the request was
 * sent: a replica that was paused finds out by its own clock.
 */
public final class LeaseKeeper {
  private final Leases leases;
  private final InstantSource clock;
  private final Map<Lease, Instant> trustedUntil = new ConcurrentHashMap<>();

  public LeaseKeeper(Leases leases, InstantSource clock) {
    this.leases = leases;
    this.clock = clock;
  }

  /** Takes a lease and keeps it until it is released or lost. */
  public Optional<Lease> take(String name) {
    Instant asked = clock.instant();
    Optional<Lease> lease = leases.take(name);
    lease.ifPresent(taken -> trustedUntil.put(taken, asked.plus(Leases.TIME_TO_LIVE)));
    return lease;
  }

  /** Whether acting under this lease is allowed right now. */
  public boolean isHeld(Lease lease) {
    Instant until = trustedUntil.get(lease);
    return until != null && clock.instant().isBefore(until);
  }

  /** Renews all leases; to be called every third of their life. */
  public void renew() {
    List<Lease> held = List.copyOf(trustedUntil.keySet());
    if (held.isEmpty()) {
      return;
    }
    Instant asked = clock.instant();
    Set<Lease> renewed = leases.renew(held);
    for (Lease lease : held) {
      trustedUntil.computeIfPresent(
          lease, (same, until) -> renewed.contains(lease) ? asked.plus(Leases.TIME_TO_LIVE) : null);
    }
  }

  /** The database says that the lease is somebody else's: stop trusting it at once. */
  void lost(Lease lease) {
    trustedUntil.remove(lease);
  }

  public void release(Lease lease) {
    trustedUntil.remove(lease);
    leases.release(lease);
  }
}
