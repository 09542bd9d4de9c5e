package dev.slipway.adapters.servers;

import dev.slipway.core.engine.Fence;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.release.Change;
import dev.slipway.core.release.Known;
import dev.slipway.core.release.Preparation;
import dev.slipway.core.release.Rollout;
import dev.slipway.core.release.Standing;
import dev.slipway.core.release.Target;
import dev.slipway.core.release.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A target on a server that may be gone for good, or may never do what it is asked: when that has
 * lasted for the whole deadline, the release goes on without it.
 *
 * @param looks while nobody can see how it is there
 * @param acts while it is seen, and begins nothing
 */
record ImpatientTarget(
    Target target, Duration deadline, InstantSource clock, Silence looks, Silence acts)
    implements Target {
  private static final String NOBODY_KNOWS = "nobody knows which build users see there";

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
    return asked(looks, known, () -> target.fetching(change, known), failed(false));
  }

  @Override
  public Preparation fetch(Change change, Known known, Fence fence) {
    return asked(acts, known, () -> target.fetch(change, known, fence), failed(false));
  }

  @Override
  public Preparation preparing(Change change, Known known) {
    return asked(looks, known, () -> target.preparing(change, known), failed(true));
  }

  @Override
  public Preparation prepare(Change change, Known known, Fence fence) {
    return asked(acts, known, () -> target.prepare(change, known, fence), failed(true));
  }

  @Override
  public Rollout observe(Change change, Known known) {
    Rollout seen =
        asked(
            looks,
            known,
            () -> target.observe(change, known),
            gone -> failed(known, verdict(gone, NOBODY_KNOWS)));
    return isToBegin(seen, known)
        ? acts.longerThan(deadline, known, clock.instant())
            .map(why -> failed(known, verdict(why, effect(seen))))
            .orElse(seen)
        : seen;
  }

  @Override
  public String goLive(Change change, Known known, Fence fence) {
    return begun(known, () -> target.goLive(change, known, fence));
  }

  @Override
  public void rollBack(Change change, Known known, Fence fence) {
    begun(
        known,
        () -> {
          target.rollBack(change, known, fence);
          return known;
        });
  }

  /** Whether the release acts after such a sight. */
  private static boolean isToBegin(Rollout seen, Known known) {
    return switch (seen) {
      case Rollout.NotStarted none -> true;
      case Rollout.AtShare at -> known.takingBack() || !at.share().equals(known.aim());
      case Rollout.Live live -> known.takingBack();
      case Rollout.InProgress moving -> false;
      case Rollout.Failed failed -> false;
      case Rollout.TakenBack back -> false;
    };
  }

  private static String effect(Rollout seen) {
    return switch (seen) {
      case Rollout.AtShare at -> "%s of the users are on the new build".formatted(at.share());
      case Rollout.Live live -> "users are on the new build";
      case Rollout other -> Verdicts.STAYS;
    };
  }

  /**
   * @throws Unavailable it may answer yet
   */
  private <T> T asked(
      Silence silence, Known known, Supplier<T> question, Function<Unavailable, T> conclusion) {
    Instant asked = clock.instant();
    try {
      T answer = question.get();
      silence.over();
      return answer;
    } catch (Unavailable gone) {
      silence.heard(known, gone, asked);
      if (silence.longerThan(deadline, known, clock.instant()).isEmpty()) {
        throw gone;
      }
      return conclusion.apply(gone);
    }
  }

  /**
   * What is begun says nothing of how it went; the next look concludes what has to be concluded.
   */
  private <T> T begun(Known known, Supplier<T> beginning) {
    try {
      T begun = beginning.get();
      acts.over();
      return begun;
    } catch (Unavailable refused) {
      acts.heard(known, refused, clock.instant());
      throw refused;
    }
  }

  private Function<Unavailable, Preparation> failed(boolean moved) {
    return why -> new Preparation.Failed(verdict(why, Verdicts.STAYS), moved);
  }

  private static Rollout failed(Known known, Verdict verdict) {
    return new Rollout.Failed(known.rollout().orElse(""), verdict, true);
  }

  private Verdict verdict(Unavailable why, String effect) {
    return Verdicts.of(why, deadline, effect);
  }
}
