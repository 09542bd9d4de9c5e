package dev.slipway.core.release;

import dev.slipway.core.signal.Look;
import java.time.Instant;
import java.util.Optional;

/**
 * All users are on the new build of a target, and it is watched whether it stays well.
 *
 * @param since when the last of them had moved
 * @param watchedSince when that was so of the first target of those that soak beside each other:
 *     they are judged by the same looks
 * @param look what the signals last concluded meanwhile; empty while nobody has looked
 */
public record Soak(Instant since, Instant watchedSince, Optional<Look> look) {
  /**
   * @param beside what soaks already
   */
  static Soak begin(Instant since, Optional<Soak> beside) {
    return new Soak(
        since, beside.map(Soak::watchedSince).orElse(since), beside.flatMap(Soak::look));
  }

  Soak with(Look seen) {
    return new Soak(since, watchedSince, Optional.of(seen));
  }
}
