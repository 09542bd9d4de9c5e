package dev.slipway.core.release;

import java.util.Optional;

/**
 * The platform's own names for what a release did on a target, and what it told of that.
 *
 * @param fetched what {@link Target#fetching} found ready
 * @param prepared what {@link Target#preparing} found ready
 * @param rollout what {@link Target#goLive} gave
 * @param scaleIn what was done to what changes its size by itself
 * @param times what going live waited for, once it is live
 */
public record Marks(
    Optional<String> fetched,
    Optional<String> prepared,
    Optional<String> rollout,
    ScaleIn scaleIn,
    Optional<RolloutTimes> times) {
  public static final Marks NONE =
      new Marks(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          new ScaleIn.Untouched(),
          Optional.empty());

  public Marks withFetched(String reference) {
    return new Marks(Optional.of(reference), prepared, rollout, scaleIn, times);
  }

  /** A release from before there was fetching prepared in one go. */
  public Marks withPrepared(String reference) {
    return new Marks(
        fetched.or(() -> Optional.of(reference)), Optional.of(reference), rollout, scaleIn, times);
  }

  public Marks withRollout(String reference) {
    return new Marks(fetched, prepared, Optional.of(reference), scaleIn, times);
  }

  Marks with(ScaleIn now) {
    return new Marks(fetched, prepared, rollout, now, times);
  }

  Marks with(Optional<RolloutTimes> spent) {
    return new Marks(fetched, prepared, rollout, scaleIn, spent);
  }

  /** What is left for another try. */
  Marks again() {
    return new Marks(
        fetched, Optional.empty(), Optional.empty(), new ScaleIn.Untouched(), Optional.empty());
  }
}
