package dev.slipway.adapters.ecs;

import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** How long deployments of one service take when all is well; asked seldom. Thread-safe. */
final class UsualDeployment {
  private static final Duration GOOD_FOR = Duration.ofMinutes(10);

  private final ServiceDeployments deployments;
  private final InstantSource clock;
  private volatile Answer last = new Answer(Instant.MIN, Optional.empty());

  private record Answer(Instant until, Optional<Duration> duration) {}

  UsualDeployment(ServiceDeployments deployments, InstantSource clock) {
    this.deployments = deployments;
    this.clock = clock;
  }

  /** Empty when none is known, or it cannot be asked now. */
  Optional<Duration> duration() {
    Instant now = clock.instant();
    Answer answer = last;
    if (answer.until().isBefore(now)) {
      answer = new Answer(now.plus(GOOD_FOR), ask());
      last = answer;
    }
    return answer.duration();
  }

  private Optional<Duration> ask() {
    try {
      return deployments.shortest();
    } catch (Denied | Unavailable notNow) {
      return Optional.empty();
    }
  }
}
