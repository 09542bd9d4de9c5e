package dev.slipway.adapters.ecs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What ECS was asked for a moment ago and may not show yet. After a restart only what ECS shows is
 * known. Thread-safe.
 */
final class Lately {
  private static final Duration LAG = Duration.ofSeconds(30);

  private final InstantSource clock;
  private final Map<String, Instant> asked = new ConcurrentHashMap<>();

  Lately(InstantSource clock) {
    this.clock = clock;
  }

  void ask(String what) {
    asked.put(what, clock.instant());
  }

  /** It was not done, for certain or as far as a new look shows. */
  void forget(String what) {
    asked.remove(what);
  }

  boolean has(String what) {
    Instant at = asked.get(what);
    return at != null && at.plus(LAG).isAfter(clock.instant());
  }
}
