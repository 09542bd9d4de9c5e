package dev.slipway.core.release;

import dev.slipway.core.course.Stage;
import java.util.Optional;

/** Where the time of a release goes. */
public enum ReleaseStage implements Stage {
  PLANNING("planning", "planned"),
  ASKING("waiting for a confirmation", "waited for a confirmation"),
  PREPARING("preparing", "prepared"),
  GOING_LIVE("going live", "went live"),
  GOING_BACK("going back", "went back"),
  MIXED("mixed", "was mixed"),
  /** It is over, and whom it concerns is being told. */
  TELLING("telling", "told");

  private final String going;
  private final String done;

  ReleaseStage(String going, String done) {
    this.going = going;
    this.done = done;
  }

  @Override
  public String going() {
    return going;
  }

  @Override
  public String done() {
    return done;
  }

  static Optional<ReleaseStage> of(Release release) {
    return switch (release) {
      case Release.Planning p -> Optional.of(PLANNING);
      case Release.Awaiting a -> Optional.of(ASKING);
      case Release.Confirmed c -> Optional.of(PLANNING);
      case Release.Preparing p -> Optional.of(PREPARING);
      case Release.GoingLive g -> Optional.of(GOING_LIVE);
      case Release.TakingBack t -> Optional.of(GOING_BACK);
      case Release.Mixed m -> Optional.of(MIXED);
      case Release.Final f -> Optional.empty();
    };
  }
}
