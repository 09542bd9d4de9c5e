package dev.slipway.core.release;

import dev.slipway.core.course.Course;
import dev.slipway.core.course.Stage;
import java.time.Duration;
import java.util.Optional;

/** Where the time of a release goes. */
public enum ReleaseStage implements Stage {
  PLANNING("planning", "planned"),
  ASKING("waiting for a confirmation", "waited for a confirmation"),
  PREPARING("preparing", "prepared"),
  /** All is prepared, and a person decides when users are moved. */
  PREPARED("waiting for somebody to put it live", "waited for somebody to put it live"),
  GOING_LIVE("going live", "went live"),
  /** A part of the users is on the new build for a while. */
  BAKING("live for a part of the users", "was live for a part of the users"),
  RESTORING("restoring the scaling", "restored the scaling"),
  FINISHING("running its last tasks", "ran its last tasks"),
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

  /** How long a release took, not counting the time that people took to say yes. */
  public static Duration working(Course course) {
    return course
        .in(PREPARING)
        .plus(course.in(GOING_LIVE))
        .plus(course.in(BAKING))
        .plus(course.in(RESTORING))
        .plus(course.in(FINISHING));
  }

  static Optional<ReleaseStage> of(Release release) {
    return switch (release) {
      case Release.Planning p -> Optional.of(PLANNING);
      case Release.Awaiting a -> Optional.of(ASKING);
      case Release.Confirmed c -> Optional.of(PLANNING);
      case Release.Preparing p -> Optional.of(PREPARING);
      case Release.Prepared p -> Optional.of(PREPARED);
      case Release.GoingLive g -> Optional.of(GOING_LIVE);
      case Release.Baking b -> Optional.of(BAKING);
      case Release.Restoring r -> Optional.of(RESTORING);
      case Release.Finishing f -> Optional.of(FINISHING);
      case Release.TakingBack t -> Optional.of(GOING_BACK);
      case Release.Closing c -> Optional.of(c.request().goesBack() ? GOING_LIVE : GOING_BACK);
      case Release.Mixed m -> Optional.of(MIXED);
      case Release.Final f -> Optional.empty();
    };
  }
}
