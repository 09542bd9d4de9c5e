package dev.slipway.core.release;

import java.time.Instant;
import java.util.Optional;

/**
 * The platform's own names for what a release did on a target, and what it told of that.
 *
 * @param fetched what {@link Target#fetching} found ready
 * @param prepared what {@link Target#preparing} found ready
 * @param rollout what {@link Target#goLive} gave
 * @param scaleIn what was done to what changes its size by itself
 * @param times what going live waited for, once it is live
 * @param soak what was seen while all users were on the new build and it was not called live yet
 */
public record Marks(
    Optional<String> fetched,
    Optional<String> prepared,
    Optional<String> rollout,
    ScaleIn scaleIn,
    Optional<RolloutTimes> times,
    Optional<Soak> soak) {
  public static final Marks NONE =
      new Marks(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          new ScaleIn.Untouched(),
          Optional.empty(),
          Optional.empty());

  public Marks withFetched(String reference) {
    return new Marks(Optional.of(reference), prepared, rollout, scaleIn, times, soak);
  }

  /** A release from before there was fetching prepared in one go. */
  public Marks withPrepared(String reference) {
    return new Marks(
        fetched.or(() -> Optional.of(reference)),
        Optional.of(reference),
        rollout,
        scaleIn,
        times,
        soak);
  }

  public Marks withRollout(String reference) {
    return new Marks(fetched, prepared, Optional.of(reference), scaleIn, times, Optional.empty());
  }

  Marks with(ScaleIn now) {
    return new Marks(fetched, prepared, rollout, now, times, soak);
  }

  Marks with(Optional<RolloutTimes> spent) {
    return new Marks(fetched, prepared, rollout, scaleIn, spent, soak);
  }

  /** A soak begins once; what is heard of it later does not move its beginning. */
  Marks soaking(Optional<Instant> since, Optional<Soak> beside) {
    return soak.isPresent() || since.isEmpty() ? this : with(Soak.begin(since.get(), beside));
  }

  Marks with(Soak now) {
    return new Marks(fetched, prepared, rollout, scaleIn, times, Optional.of(now));
  }

  /** What is left for another try. */
  Marks again() {
    return new Marks(
        fetched,
        Optional.empty(),
        Optional.empty(),
        new ScaleIn.Untouched(),
        Optional.empty(),
        Optional.empty());
  }
}
