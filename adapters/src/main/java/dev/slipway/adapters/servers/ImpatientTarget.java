package dev.slipway.adapters.servers;

import dev.slipway.core.engine.Fence;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.release.Change;
import dev.slipway.core.release.Known;
import dev.slipway.core.release.Preparation;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Rollout;
import dev.slipway.core.release.Standing;
import dev.slipway.core.release.Target;
import dev.slipway.core.release.Verdict;
import java.time.Duration;
import java.time.InstantSource;

/**
 * A target on a server that may be gone for good: when it was not reached for the whole deadline,
 * the release goes on without it.
 */
record ImpatientTarget(Target target, Duration deadline, InstantSource clock) implements Target {
  @Override
  public Standing standing() {
    return target.standing();
  }

  @Override
  public boolean runsBeside() {
    return target.runsBeside();
  }

  @Override
  public Preparation fetching(Change change, Known known) {
    try {
      return target.fetching(change, known);
    } catch (Unavailable gone) {
      return new Preparation.Failed(verdict(known, gone, Verdicts.STAYS), false);
    }
  }

  @Override
  public Preparation fetch(Change change, Known known, Fence fence) {
    return target.fetch(change, known, fence);
  }

  @Override
  public Preparation preparing(Change change, Known known) {
    try {
      return target.preparing(change, known);
    } catch (Unavailable gone) {
      return new Preparation.Failed(verdict(known, gone, Verdicts.STAYS), true);
    }
  }

  @Override
  public Preparation prepare(Change change, Known known, Fence fence) {
    return target.prepare(change, known, fence);
  }

  @Override
  public Rollout observe(Change change, Known known) {
    try {
      return target.observe(change, known);
    } catch (Unavailable gone) {
      Verdict verdict = verdict(known, gone, "nobody knows which build users see there");
      return new Rollout.Failed(known.rollout().orElse(""), verdict, true);
    }
  }

  @Override
  public String goLive(Change change, Known known, Fence fence) {
    return target.goLive(change, known, fence);
  }

  @Override
  public void rollBack(Change change, Known known, Fence fence) {
    target.rollBack(change, known, fence);
  }

  /**
   * What is concluded from silence.
   *
   * @throws Unavailable it may answer yet
   */
  private Verdict verdict(Known known, Unavailable gone, String effect) {
    if (clock.instant().isBefore(known.movedAt().plus(deadline))) {
      throw gone;
    }
    return new Verdict(
        Reason.UNREACHABLE,
        "%s, for %d min now".formatted(gone.said(), deadline.toMinutes()),
        "",
        effect);
  }
}
