package dev.slipway.core.build;

import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.course.Usual;
import dev.slipway.core.engine.Event;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.people.PersonId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** What happens to a build. */
public sealed interface BuildEvent extends Event {
  /**
   * @param seenAt when the commit was seen; it may have waited for another build of its branch
   */
  record BuildRequested(Instant at, BuildRequest request, Optional<Instant> seenAt)
      implements BuildEvent {
    public BuildRequested(Instant at, BuildRequest request) {
      this(at, request, Optional.empty());
    }

    @Override
    public Instant since() {
      return seenAt.orElse(at);
    }
  }

  /**
   * @param reference the builder's name for it
   * @param usual how long builds of the app took lately; empty when there was none
   */
  record BuildStarted(Instant at, String reference, Optional<Usual> usual) implements BuildEvent {
    public BuildStarted(Instant at, String reference) {
      this(at, reference, Optional.empty());
    }
  }

  /**
   * It was seen to go on.
   *
   * @param line untrusted text
   * @param link where a person can watch it
   */
  record BuildProgressed(Instant at, String line, Optional<URI> link) implements BuildEvent {}

  /** Somebody does not want it any more. */
  record BuildStopped(Instant at, PersonId by) implements BuildEvent {}

  /** It makes no progress, or takes too long. */
  record BuildHung(Instant at, String why) implements BuildEvent {}

  /** The builder forgot it, and there is no image. */
  record BuildLost(Instant at, String why) implements BuildEvent {}

  record BuildDelayed(Instant at, String why) implements BuildEvent {}

  /** The image is in its registry. */
  record BuildSucceeded(Instant at, Image image) implements BuildEvent {}

  /**
   * @param tail the last lines of the output; untrusted text, may be empty
   * @param link where a person can read all of it
   * @param suspects whose changes may be the cause; empty when that is not known
   */
  record BuildFailed(
      Instant at, String why, String tail, Optional<URI> link, Optional<Suspects> suspects)
      implements BuildEvent {
    public BuildFailed(Instant at, String why, String tail, Optional<URI> link) {
      this(at, why, tail, link, Optional.empty());
    }

    BuildFailed suspecting(Optional<Suspects> found) {
      return new BuildFailed(at, why, tail, link, found);
    }
  }

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
