package dev.slipway.core.build;

import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.engine.Event;
import dev.slipway.core.engine.ProcessId;
import java.time.Instant;

/** What happens to a build. */
public sealed interface BuildEvent extends Event {
  record BuildRequested(Instant at, BuildRequest request) implements BuildEvent {}

  /**
   * @param reference the builder's name for it
   */
  record BuildStarted(Instant at, String reference) implements BuildEvent {}

  /** The builder forgot it, and there is no image. */
  record BuildLost(Instant at, String why) implements BuildEvent {}

  record BuildDelayed(Instant at, String why) implements BuildEvent {}

  /** The image is in its registry. */
  record BuildSucceeded(Instant at, Image image) implements BuildEvent {}

  /**
   * @param tail the last lines of the output; untrusted text, may be empty
   */
  record BuildFailed(Instant at, String why, String tail) implements BuildEvent {}

  /** Another release to the environment, or its hold, has to end first. */
  record StagingQueued(Instant at, EnvironmentName environment, ProcessId behind)
      implements BuildEvent {}

  /** A release of the image has started by itself. */
  record StagingStarted(Instant at, EnvironmentName environment, ProcessId release)
      implements BuildEvent {}

  /** A newer build of the branch goes to the environment instead. */
  record StagingOvertaken(Instant at, EnvironmentName environment, ProcessId by)
      implements BuildEvent {}
}
