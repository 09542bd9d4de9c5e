package dev.slipway.core.build;

import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.engine.ProcessId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The states of a build. */
public sealed interface Build {
  BuildRequest request();

  default boolean isFinal() {
    return this instanceof Failed || this instanceof Built;
  }

  /** There is an image. */
  sealed interface WithImage extends Build {
    Image image();
  }

  /**
   * @param attempt counts from 1
   */
  record Starting(BuildRequest request, int attempt, Optional<String> delay) implements Build {}

  record Building(BuildRequest request, int attempt, String reference, Instant since)
      implements Build {}

  /**
   * The image exists and is on its way to the environments that it reaches by itself.
   *
   * @param left never empty; the first is being started
   * @param behind the release, or the hold, that has to end first
   * @param started releases that have been started, in order
   */
  record Staging(
      BuildRequest request,
      Image image,
      List<EnvironmentName> left,
      Optional<ProcessId> behind,
      List<ProcessId> started)
      implements WithImage {
    public Staging {
      left = List.copyOf(left);
      started = List.copyOf(started);
    }
  }

  record Built(
      BuildRequest request, Image image, List<ProcessId> started, Optional<ProcessId> overtakenBy)
      implements WithImage {
    public Built {
      started = List.copyOf(started);
    }
  }

  record Failed(BuildRequest request, String why, String tail) implements Build {}
}
