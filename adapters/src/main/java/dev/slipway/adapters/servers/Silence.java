package dev.slipway.adapters.servers;

import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.release.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * For how long a server has not done what one stage of a release asked of it. Known to this process
 * alone: after a restart the server gets its whole time again. Thread-safe.
 */
final class Silence {
  private record Begun(Instant stage, Instant at, Unavailable last) {}

  private Optional<Begun> begun = Optional.empty();

  /** It did not, again; a server that is gone says so only after a while. */
  synchronized void heard(Known known, Unavailable why, Instant asked) {
    Instant since = ofStage(known).map(Begun::at).orElse(asked);
    begun = Optional.of(new Begun(known.since(), since, why));
  }

  /** It did. */
  synchronized void over() {
    begun = Optional.empty();
  }

  /** What was heard last, when it has lasted so long. */
  synchronized Optional<Unavailable> longerThan(Duration deadline, Known known, Instant now) {
    return ofStage(known)
        .filter(since -> !now.isBefore(since.at().plus(deadline)))
        .map(Begun::last);
  }

  private Optional<Begun> ofStage(Known known) {
    return begun.filter(since -> since.stage().equals(known.since()));
  }
}
