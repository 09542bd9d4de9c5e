package dev.slipway.adapters.jenkins;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Orders that Jenkins may have taken although it did not say so: for a while they are looked for
 * before the same is ordered again. Thread-safe.
 */
final class Doubts {
  /** A controller that stands still for so long answers nothing else either. */
  static final Duration LAST = Duration.ofSeconds(30);

  private final InstantSource clock;
  private final Map<String, Instant> ends = new ConcurrentHashMap<>();

  Doubts(InstantSource clock) {
    this.clock = clock;
  }

  void arise(String mark) {
    ends.put(mark, clock.instant().plus(LAST));
  }

  void resolve(String mark) {
    ends.remove(mark);
  }

  boolean about(String mark) {
    Instant now = clock.instant();
    ends.values().removeIf(end -> !end.isAfter(now));
    return ends.containsKey(mark);
  }
}
