package dev.slipway.core.course;

import java.time.Duration;
import java.time.Instant;

/**
 * A time that a process spent in one stage.
 *
 * @param until when it left, or was last heard of
 */
public record Stay(Stage stage, Instant since, Instant until) {
  public Stay {
    until = until.isBefore(since) ? since : until;
  }

  public Duration lasted() {
    return Duration.between(since, until);
  }

  Stay until(Instant later) {
    return new Stay(stage, since, later);
  }
}
