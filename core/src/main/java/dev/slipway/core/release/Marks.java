package dev.slipway.core.release;

import java.util.Optional;

/**
 * The platform's own names for what a release did on a target.
 *
 * @param fetched what {@link Target#fetching} found ready
 * @param prepared what {@link Target#preparing} found ready
 * @param rollout what {@link Target#goLive} gave
 */
public record Marks(Optional<String> fetched, Optional<String> prepared, Optional<String> rollout) {
  public static final Marks NONE = new Marks(Optional.empty(), Optional.empty(), Optional.empty());

  public Marks withFetched(String reference) {
    return new Marks(Optional.of(reference), prepared, rollout);
  }

  /** A release from before there was fetching prepared in one go. */
  public Marks withPrepared(String reference) {
    return new Marks(fetched.or(() -> Optional.of(reference)), Optional.of(reference), rollout);
  }

  public Marks withRollout(String reference) {
    return new Marks(fetched, prepared, Optional.of(reference));
  }

  /** What is left for another try. */
  Marks again() {
    return new Marks(fetched, Optional.empty(), Optional.empty());
  }
}
