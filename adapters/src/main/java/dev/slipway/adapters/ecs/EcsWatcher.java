package dev.slipway.adapters.ecs;

import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the services of one cluster for everybody. Thread-safe: whoever needs a newer look reads
 * for all who asked lately, the others wait for it and share it.
 */
final class EcsWatcher {
  private static final Duration HOT = Duration.ofSeconds(1);

  /**
   * The more services are watched at once, the longer a look at them is good: calls are limited.
   */
  private static final Duration HOT_FOR_EACH = Duration.ofMillis(10);

  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final Duration QUIET_AFTER = Duration.ofMinutes(5);
  private static final Duration LATELY = Duration.ofSeconds(15);
  private static final Duration LONG_AGO = Duration.ofMinutes(1);
  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);
  private static final double JITTER = 0.2;

  private final ClusterReads cluster;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final ReentrantLock flight = new ReentrantLock();
  private final Map<String, Instant> asked = new ConcurrentHashMap<>();
  private final Map<String, Look> looks = new ConcurrentHashMap<>();
  private final Map<String, Instant> hints = new ConcurrentHashMap<>();
  private int troubles;
  private Instant closedUntil = Instant.MIN;
  private @Nullable Unavailable trouble;

  /**
   * @param sighting empty when the cluster has no such service
   * @param begun when the read began; what is older than this is in it
   */
  private record Look(
      Optional<Sighting> sighting, Instant begun, Instant changed, Duration goodFor) {}

  EcsWatcher(ClusterReads cluster, InstantSource clock, RandomGenerator random) {
    this.cluster = cluster;
    this.clock = clock;
    this.random = random;
  }

  /** Tells of a service that will be asked for; its first look may come along with another's. */
  void expect(String service) {
    asked.putIfAbsent(service, Instant.MIN);
  }

  /** A look that is young enough to tell people. */
  Sighting look(String service) {
    return lookIfAny(service).orElseThrow(() -> cluster.noSuch(service));
  }

  /** A look that was begun after this call, to act upon. */
  Sighting lookNow(String service) {
    Instant now = clock.instant();
    return find(service, now, look -> !look.begun().isBefore(now))
        .orElseThrow(() -> cluster.noSuch(service));
  }

  /** Who was ever asked for or expected here. */
  Set<String> services() {
    return Set.copyOf(asked.keySet());
  }

  /** A look that is young enough; empty when the cluster has no such service. */
  Optional<Sighting> lookIfAny(String service) {
    Instant now = clock.instant();
    return find(
        service,
        now,
        look -> !look.begun().plus(look.goodFor()).isBefore(now) && !isHinted(service, look, now));
  }

  /** After a change of our own no earlier look counts. */
  void forget(String service) {
    flight.lock();
    try {
      looks.remove(service);
    } finally {
      flight.unlock();
    }
  }

  /**
   * Somebody says that a service has changed: whoever asks for it gets a look that was begun after
   * this, as soon as the pace of one that moves allows it.
   *
   * @return how long that is from now
   */
  Duration hint(String service) {
    Instant now = clock.instant();
    hints.put(service, now);
    Look last = looks.get(service);
    if (last == null) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(now, last.begun().plus(hot(now)));
    return left.isPositive() ? left : Duration.ZERO;
  }

  /** How many callers wait for the read that is going on. */
  int waiting() {
    return flight.getQueueLength();
  }

  private Optional<Sighting> find(String service, Instant now, Predicate<Look> isGood) {
    asked.put(service, now);
    flight.lock();
    try {
      Look look = looks.get(service);
      if (look == null || !isGood.test(look)) {
        read(service, now);
      }
      return Optional.ofNullable(looks.get(service)).flatMap(Look::sighting);
    } finally {
      flight.unlock();
    }
  }

  private boolean isHinted(String service, Look look, Instant now) {
    Instant hinted = hints.getOrDefault(service, Instant.MIN);
    return !look.begun().isAfter(hinted) && !look.begun().plus(hot(now)).isAfter(now);
  }

  private void read(String service, Instant now) {
    stayAway(now);
    try {
      readTogether(service, company(service, now));
      troubles = 0;
    } catch (Unavailable unavailable) {
      backOff(unavailable);
      throw unavailable;
    }
  }

  /** One bad name makes ECS refuse a whole batch; the others must not suffer. */
  private void readTogether(String service, List<String> services) {
    try {
      keep(services);
    } catch (Denied denied) {
      if (services.size() == 1) {
        throw denied;
      }
      keep(List.of(service));
    }
  }

  private void keep(List<String> services) {
    Instant begun = clock.instant();
    Map<String, Sighting> sightings = cluster.read(services);
    for (String service : services) {
      Optional<Sighting> sighting = Optional.ofNullable(sightings.get(service));
      Instant changed = changed(Optional.ofNullable(looks.get(service)), sighting, begun);
      looks.put(service, new Look(sighting, begun, changed, goodFor(changed, begun)));
    }
  }

  /** Who is read along: all who asked lately, and as many expected ones as come at no cost. */
  private List<String> company(String service, Instant now) {
    List<String> company = new ArrayList<>();
    company.add(service);
    asked.forEach(
        (other, when) -> {
          if (!other.equals(service) && when.isAfter(now.minus(LATELY)) && isOlder(other, now)) {
            company.add(other);
          }
        });
    asked.keySet().stream()
        .filter(other -> !company.contains(other) && isForgotten(other, now))
        .limit(ClusterReads.roomIn(company.size()))
        .toList()
        .forEach(company::add);
    return company;
  }

  private boolean isOlder(String service, Instant now) {
    Look look = looks.get(service);
    return look == null || look.begun().plus(look.goodFor().dividedBy(2)).isBefore(now);
  }

  private boolean isForgotten(String service, Instant now) {
    Look look = looks.get(service);
    return look == null || look.begun().plus(LONG_AGO).isBefore(now);
  }

  private static Instant changed(
      Optional<Look> before, Optional<Sighting> sighting, Instant begun) {
    return before
        .filter(
            look ->
                look.sighting()
                    .map(Sighting::fingerprint)
                    .equals(sighting.map(Sighting::fingerprint)))
        .map(Look::changed)
        .orElse(begun);
  }

  /** Shorter by chance, never longer: replicas that began together drift apart. */
  private Duration goodFor(Instant changed, Instant begun) {
    Duration longest = changed.plus(QUIET_AFTER).isAfter(begun) ? hot(begun) : QUIET;
    double share = 1 - JITTER * random.nextDouble();
    return Duration.ofMillis((long) (longest.toMillis() * share));
  }

  /** From 1 s for one service over 1.5 s for 50 to that of a quiet one. */
  private Duration hot(Instant now) {
    long lately = asked.values().stream().filter(when -> when.isAfter(now.minus(LATELY))).count();
    Duration hot = HOT.plus(HOT_FOR_EACH.multipliedBy(lately));
    return hot.compareTo(QUIET) < 0 ? hot : QUIET;
  }

  private void stayAway(Instant now) {
    Unavailable last = trouble;
    if (last != null && now.isBefore(closedUntil)) {
      throw new Unavailable(last.system(), last.why(), Duration.between(now, closedUntil), last);
    }
  }

  private void backOff(Unavailable unavailable) {
    Duration wait = unavailable.retryAfter().multipliedBy(1L << Math.min(troubles, 5));
    troubles++;
    trouble = unavailable;
    closedUntil =
        clock.instant().plus(wait.compareTo(LONGEST_BACKOFF) < 0 ? wait : LONGEST_BACKOFF);
  }
}
