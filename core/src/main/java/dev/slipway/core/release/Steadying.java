package dev.slipway.core.release;

import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Observation;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.release.ReleaseEvent.ScalingNoted;
import dev.slipway.core.release.ReleaseEvent.ScalingRestored;
import dev.slipway.core.release.ReleaseEvent.ScalingSpared;
import dev.slipway.core.release.ReleaseEvent.ScalingStuck;
import dev.slipway.core.release.ReleaseEvent.ScalingSuspended;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Keeps targets from shrinking while a release changes them: what was is noted, then it is
 * suspended, and restored in the end. A release never fails because of that.
 */
final class Steadying {
  /** So long a release waits for a platform that does not answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final InstantSource clock;

  Steadying(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * What has to be done before the target starts anything new; empty when it may.
   *
   * @throws Unavailable it is worth another try
   */
  Optional<ReleaseEvent> before(TargetRun target, Optional<Scaling> scaling) {
    if (scaling.isEmpty() || target.scaleIn().isSettled()) {
      return Optional.empty();
    }
    try {
      return steadied(target, scaling.get());
    } catch (Denied no) {
      return Optional.of(new ScalingSpared(now(), target.name(), no.why()));
    } catch (Unavailable later) {
      if (now().isBefore(target.movedAt().plus(PATIENCE))) {
        throw later;
      }
      return Optional.of(new ScalingSpared(now(), target.name(), later.said()));
    }
  }

  private Optional<ReleaseEvent> steadied(TargetRun target, Scaling scaling) {
    Optional<ScalingFlags> seen = scaling.flags();
    if (target.scaleIn() instanceof ScaleIn.Noted) {
      seen.filter(now -> !now.steadied().equals(now)).ifPresent(now -> scaling.set(now.steadied()));
      return Optional.of(new ScalingSuspended(now(), target.name()));
    }
    return seen.map(before -> new ScalingNoted(now(), target.name(), before));
  }

  /** Whether it is as it was; what cannot be found out for too long is left to people. */
  Observation<ReleaseEvent> look(ReleaseStep.Restore step, Optional<Scaling> scaling) {
    try {
      return restored(scaling, before(step.target()))
          ? new Observation.Done<>(new ScalingRestored(now(), step.target().name()))
          : new Observation.Absent<>();
    } catch (Unavailable later) {
      if (!step.late()) {
        throw later;
      }
      return new Observation.Conflict<>(stuck(step, later.said()));
    }
  }

  ReleaseEvent restore(ReleaseStep.Restore step, Optional<Scaling> scaling) {
    try {
      ScalingFlags before = before(step.target());
      scaling.ifPresent(it -> it.flags().ifPresent(now -> it.set(now.restoredTo(before))));
      return new ScalingRestored(now(), step.target().name());
    } catch (Unavailable later) {
      if (!step.late()) {
        throw later;
      }
      return stuck(step, later.said());
    }
  }

  ReleaseEvent stuck(ReleaseStep.Restore step, String why) {
    return new ScalingStuck(now(), step.target().name(), why);
  }

  private static boolean restored(Optional<Scaling> scaling, ScalingFlags before) {
    return scaling
        .flatMap(Scaling::flags)
        .map(now -> now.equals(now.restoredTo(before)))
        .orElse(true);
  }

  private static ScalingFlags before(TargetRun target) {
    return switch (target.scaleIn()) {
      case ScaleIn.Noted(var before) -> before;
      case ScaleIn.Suspended(var before) -> before;
      case ScaleIn other -> throw new IllegalStateException(target.name() + ": " + other);
    };
  }

  private Instant now() {
    return clock.instant();
  }
}
