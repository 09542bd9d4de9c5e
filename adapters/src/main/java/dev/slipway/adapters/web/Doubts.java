package dev.slipway.adapters.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a system may have begun although it did not say so. Whoever asks for the same again has to
 * look for it until the doubt has ended. Thread-safe.
 *
 * <p>It is lost with the process, which does no harm: whoever takes over has to wait for the lease
 * to end first, and by then the system shows what it has begun.
 */
public final class Doubts {
  private final InstantSource clock;
  private final Map<String, Doubt> doubts = new ConcurrentHashMap<>();

  /**
   * @param certain whether the system said that it has begun it, but not under which name
   */
  public record Doubt(Instant end, boolean certain) {}

  public Doubts(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Perhaps it has begun: looked for so long, then it may be begun again.
   *
   * @return false when somebody else of this bot is about to begin it
   */
  public boolean perhaps(String mark, Duration last) {
    return doubts.putIfAbsent(mark, new Doubt(clock.instant().plus(last), false)) == null;
  }

  /** It has begun, and must show up within this time. */
  public void surely(String mark, Duration last) {
    doubts.put(mark, new Doubt(clock.instant().plus(last), true));
  }

  public void resolve(String mark) {
    doubts.remove(mark);
  }

  public Optional<Doubt> about(String mark) {
    return Optional.ofNullable(doubts.get(mark));
  }

  public boolean isOver(Doubt doubt) {
    return !clock.instant().isBefore(doubt.end());
  }
}
