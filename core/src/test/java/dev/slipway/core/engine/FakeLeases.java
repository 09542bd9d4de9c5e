package dev.slipway.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The leases of one replica; replicas that share a {@link World} compete. */
public final class FakeLeases implements Leases {
  private final World world;
  private final String owner;

  public FakeLeases(World world, String owner) {
    this.world = world;
    this.owner = owner;
  }

  @Override
  public Optional<Lease> take(String name) {
    return world.take(name, owner);
  }

  @Override
  public Set<Lease> renew(Collection<Lease> leases) {
    return leases.stream()
        .filter(lease -> world.renew(lease, owner))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void release(Lease lease) {
    world.release(lease, owner);
  }

  /** What all replicas see: the database with its own time. Can go away and come back. */
  public static final class World {
    private record Held(@Nullable String owner, long fence, Instant until) {}

    private final InstantSource clock;
    private final Map<String, Held> held = new HashMap<>();
    private boolean away;

    public World(InstantSource clock) {
      this.clock = clock;
    }

    /** From now on every call throws {@link Unavailable}. */
    public synchronized void goAway() {
      away = true;
    }

    public synchronized void comeBack() {
      away = false;
    }

    /** Ends every lease at once, as if its holder had been silent for too long. */
    public synchronized void expireAll() {
      held.replaceAll((name, lease) -> new Held(lease.owner, lease.fence, clock.instant()));
    }

    synchronized void reach() {
      if (away) {
        throw new Unavailable("database", "connection refused", Duration.ZERO, new Exception());
      }
    }

    synchronized boolean isFree(String name) {
      Held lease = held.get(name);
      return lease == null || !lease.until.isAfter(clock.instant());
    }

    synchronized boolean stillValid(Lease lease) {
      Held now = held.get(lease.name());
      return now != null && now.owner != null && now.fence == lease.fence().value();
    }

    private synchronized Optional<Lease> take(String name, String owner) {
      reach();
      if (!isFree(name)) {
        return Optional.empty();
      }
      Held before = held.get(name);
      long fence = before == null ? 1 : before.fence + 1;
      held.put(name, new Held(owner, fence, clock.instant().plus(TIME_TO_LIVE)));
      return Optional.of(new Lease(name, new Fence(fence)));
    }

    private synchronized boolean renew(Lease lease, String owner) {
      reach();
      return replace(lease, owner, owner, clock.instant().plus(TIME_TO_LIVE));
    }

    private synchronized void release(Lease lease, String owner) {
      reach();
      replace(lease, owner, null, clock.instant());
    }

    private boolean replace(Lease lease, String owner, @Nullable String next, Instant until) {
      Held now = held.get(lease.name());
      if (now == null || !owner.equals(now.owner) || now.fence != lease.fence().value()) {
        return false;
      }
      held.put(lease.name(), new Held(next, now.fence, until));
      return true;
    }
  }
}
