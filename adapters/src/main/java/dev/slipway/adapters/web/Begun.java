package dev.slipway.adapters.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What this bot has begun just now, for as long as the system may not list it. Thread-safe. */
public final class Begun {
  private final Duration last;
  private final InstantSource clock;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();

  private record Entry(String reference, Instant end) {}

  public Begun(Duration last, InstantSource clock) {
    this.last = last;
    this.clock = clock;
  }

  public void note(String mark, String reference) {
    entries.put(mark, new Entry(reference, clock.instant().plus(last)));
  }

  public Optional<String> of(String mark) {
    Instant now = clock.instant();
    entries.values().removeIf(entry -> !now.isBefore(entry.end()));
    return Optional.ofNullable(entries.get(mark)).map(Entry::reference);
  }
}
