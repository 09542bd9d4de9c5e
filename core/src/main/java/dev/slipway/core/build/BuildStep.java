package dev.slipway.core.build;

import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.Step;
import java.util.Optional;

/** What a build wants done. */
public sealed interface BuildStep extends Step {
  record Start(BuildOrder order) implements BuildStep {
    @Override
    public String key() {
      return "start";
    }
  }

  record Watch(Build.Building build) implements BuildStep {
    @Override
    public String key() {
      return "watch";
    }
  }

  /** Tell the builder to end it; what becomes of it there is not awaited. */
  record Stop(Build.Stopping build) implements BuildStep {
    @Override
    public String key() {
      return "stop";
    }
  }

  /**
   * Start a release of the image.
   *
   * @param behind the release, or the hold, that has to end first, as far as the build knows
   */
  record Stage(
      BuildRequest request, Image image, EnvironmentName environment, Optional<ProcessId> behind)
      implements BuildStep {
    @Override
    public String key() {
      return "release to " + environment;
    }
  }
}
