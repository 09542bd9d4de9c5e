package dev.slipway.core.build;

import dev.slipway.core.course.Stage;
import java.util.Optional;

/** Where the time of a build goes. */
public enum BuildStage implements Stage {
  WAITING("waiting for the builder", "waited for the builder"),
  BUILDING("building", "built"),
  /** The image is there; what goes to the environment now has to end first. */
  QUEUING("waiting for its turn", "waited for its turn");

  private final String going;
  private final String done;

  BuildStage(String going, String done) {
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

  static Optional<BuildStage> of(Build build) {
    return switch (build) {
      case Build.Starting s -> Optional.of(WAITING);
      case Build.Building b -> Optional.of(BUILDING);
      case Build.Stopping s -> Optional.of(BUILDING);
      case Build.Staging s -> Optional.of(QUEUING);
      case Build.Built b -> Optional.empty();
      case Build.Failed f -> Optional.empty();
    };
  }
}
