package dev.slipway.core.release;

import dev.slipway.core.engine.Observation;
import dev.slipway.core.release.ReleaseEvent.ReleaseWatched;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Notes from time to time that a release goes on, so that its card shows how long it takes. */
final class Noting {
  /** Each one is an event that is kept and a card that is rewritten. */
  private static final Duration EVERY = Duration.ofSeconds(30);

  private Noting() {}

  /** While something is being done; whatever waits for a person may take its time. */
  static boolean isWorthwhile(Release release) {
    return switch (release) {
      case Release.Preparing p -> true;
      case Release.GoingLive g -> true;
      case Release.TakingBack t -> true;
      case Release other -> false;
    };
  }

  static Release noted(Release release, ReleaseWatched event) {
    Release.Carried carried = (Release.Carried) release;
    return Beside.carried(carried, carried.run().watched(event.at()));
  }

  static Observation<ReleaseEvent> since(Instant noted, Instant now) {
    Instant next = noted.plus(EVERY);
    return now.isBefore(next)
        ? new Observation.Underway<>(Duration.between(now, next), Optional.empty())
        : new Observation.Done<>(new ReleaseWatched(now));
  }
}
