package dev.slipway.adapters.ecs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Whose turn it is to register a task definition: ECS takes 20 at once and then one a second (<a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html">Request
 * throttling for the Amazon ECS API</a>). Whoever is told to wait keeps a place in the queue.
 * Thread-safe.
 */
final class RegistrationPace {
  /** Some are left for whoever else works in the account. */
  private static final int AT_ONCE = 15;

  private static final Duration EACH = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final Map<String, Instant> places = new HashMap<>();
  private Instant emptied = Instant.EPOCH;

  RegistrationPace(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * How long to wait before coming again; zero to go ahead.
   *
   * @param who of whom nobody else comes under the same name
   */
  synchronized Duration wait(String who) {
    Instant now = clock.instant();
    places.values().removeIf(place -> place.plus(Duration.ofMinutes(5)).isBefore(now));
    Instant place = places.computeIfAbsent(who, each -> next(now));
    if (place.isAfter(now)) {
      return Duration.between(now, place);
    }
    places.remove(who);
    return Duration.ZERO;
  }

  /** The bucket is full when so many seconds have passed since it was empty as it holds. */
  private Instant next(Instant now) {
    Instant full = now.minus(EACH.multipliedBy(AT_ONCE));
    emptied = (emptied.isBefore(full) ? full : emptied).plus(EACH);
    return emptied.isAfter(now) ? emptied : now;
  }
}
