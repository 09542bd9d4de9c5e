package dev.slipway.core.build;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a running build counts as hung.
 *
 * @param silence so long without any progress
 * @param total so long after its start
 */
public record BuildLimits(Duration silence, Duration total) {
  public BuildLimits {
    if (!silence.isPositive() || !total.isPositive()) {
      throw new IllegalArgumentException(
          "build limits: silence %s and total %s must be longer than 0".formatted(silence, total));
    }
  }

  /** Why a build that still shows the same line is hung now; empty when it is not. */
  Optional<String> excess(Build.Building build, Instant now) {
    if (!now.isBefore(build.since().plus(total))) {
      return Optional.of("not done after %s%s".formatted(words(total), last(build)));
    }
    return now.isBefore(build.seen().changedAt().plus(silence))
        ? Optional.empty()
        : Optional.of("no progress for %s%s".formatted(words(silence), last(build)));
  }

  private static String last(Build.Building build) {
    return build.seen().line().isBlank() ? "" : "; last: " + build.seen().line();
  }

  private static String words(Duration duration) {
    return duration.toSecondsPart() == 0
        ? duration.toMinutes() + " min"
        : duration.toSeconds() + " s";
  }
}
