package dev.slipway.core.desk;

import dev.slipway.core.engine.Current;
import dev.slipway.core.hold.Hold;
import dev.slipway.core.hold.HoldRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Says why nothing goes to an environment that is held. */
final class Held {
  private Held() {}

  static RefusedException refusal(Current<Hold> hold, Instant now) {
    HoldRequest request = hold.state().request();
    return RefusedException.because(
        "%s of %s is held by <@%s> (%s): %s"
            .formatted(
                request.environment(),
                request.app(),
                request.by(),
                ends(request, now),
                request.reason()),
        "%s. `!unhold %s %s` opens it."
            .formatted(
                request.until().isPresent() ? "Wait for its end, or ask them" : "Ask them",
                request.app(),
                request.environment()));
  }

  private static String ends(HoldRequest request, Instant now) {
    return "for %s so far, %s"
        .formatted(
            said(Duration.between(request.since(), now)),
            request
                .until()
                .map(end -> said(begun(Duration.between(now, end))) + " left")
                .orElse("until it is lifted"));
  }

  /** Up to whole minutes: right after it was taken all of it is left. */
  private static Duration begun(Duration left) {
    return left.plusMinutes(1).minusNanos(1).truncatedTo(ChronoUnit.MINUTES);
  }

  private static String said(Duration time) {
    long minutes = time.toMinutes();
    if (minutes < 1) {
      return "less than a minute";
    }
    if (minutes < 60) {
      return minutes + " min";
    }
    return minutes < 48 * 60
        ? "%d h %d min".formatted(minutes / 60, minutes % 60)
        : "%d days".formatted(minutes / (24 * 60));
  }
}
