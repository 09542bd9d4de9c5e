package dev.slipway.bot.courier;

import dev.slipway.core.engine.Lease;
import dev.slipway.core.engine.Leases;
import dev.slipway.core.engine.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The right to be the courier, which one replica has at a time. */
final class Office {
  private static final Logger LOG = LoggerFactory.getLogger(Office.class);
  private static final String NAME = "courier";
  private static final Duration RENEW = Duration.ofSeconds(2);

  /** A replica that was paused must stop before its successor starts. */
  private static final Duration SAFE = Leases.TIME_TO_LIVE.minusSeconds(2);

  private final Leases leases;
  private final InstantSource clock;
  private Optional<Lease> lease = Optional.empty();
  private Instant renewed = Instant.MIN;
  private volatile Instant heldUntil = Instant.MIN;

  enum Attendance {
    /** Another replica is the courier. */
    ELSEWHERE,
    /** It is ours from now on. */
    TAKEN,
    /** It still is ours. */
    HELD
  }

  Office(Leases leases, InstantSource clock) {
    this.leases = leases;
    this.clock = clock;
  }

  /** Takes or renews the right. */
  synchronized Attendance attend() {
    Instant now = clock.instant();
    if (lease.isEmpty()) {
      return take(now);
    }
    if (now.isBefore(renewed.plus(RENEW))) {
      return Attendance.HELD;
    }
    if (leases.renew(List.of(lease.get())).containsAll(lease.stream().toList())) {
      remember(now);
      return Attendance.HELD;
    }
    LOG.info("another replica is the courier now");
    drop();
    return Attendance.ELSEWHERE;
  }

  boolean isHeld() {
    return clock.instant().isBefore(heldUntil);
  }

  synchronized void leave() {
    Optional<Lease> last = lease;
    drop();
    try {
      last.ifPresent(leases::release);
    } catch (Unavailable e) {
      LOG.debug("the lease of the courier ends by itself: {}", e.getMessage());
    }
  }

  private Attendance take(Instant now) {
    lease = leases.take(NAME);
    if (lease.isEmpty()) {
      return Attendance.ELSEWHERE;
    }
    LOG.info("this replica is the courier");
    remember(now);
    return Attendance.TAKEN;
  }

  private void remember(Instant now) {
    renewed = now;
    heldUntil = now.plus(SAFE);
  }

  private void drop() {
    lease = Optional.empty();
    heldUntil = Instant.MIN;
  }
}
