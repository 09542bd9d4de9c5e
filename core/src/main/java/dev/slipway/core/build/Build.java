package dev.slipway.core.build;

import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.course.Usual;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.people.PersonId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The states of a build. */
public sealed interface Build {
  BuildRequest request();

  default boolean isFinal() {
    return this instanceof Failed || this instanceof Built;
  }

  /** Whether it is with its builder, so that a person can stop it. */
  default boolean mayBeStopped() {
    return this instanceof Building;
  }

  /** Whether it keeps the next build of its branch waiting. */
  default boolean isBeforeImage() {
    return !isFinal() && !(this instanceof WithImage);
  }

  /** The releases that have been started of it, in order. */
  default List<ProcessId> releases() {
    return switch (this) {
      case Staging s -> s.started();
      case Built b -> b.started();
      case Starting s -> List.of();
      case Building b -> List.of();
      case Stopping s -> List.of();
      case Failed f -> List.of();
    };
  }

  /** There is an image. */
  sealed interface WithImage extends Build {
    Image image();
  }

  /**
   * @param attempt counts from 1
   */
  record Starting(BuildRequest request, int attempt, Optional<String> delay) implements Build {}

  /**
   * @param reference the builder's name for it
   * @param since when it was started there
   * @param usual how long builds of the app took lately
   * @param delay why the builder cannot be asked now
   */
  record Building(
      BuildRequest request,
      int attempt,
      String reference,
      Instant since,
      Optional<Usual> usual,
      Seen seen,
      Optional<String> delay)
      implements Build {
    Building seeing(Seen now) {
      return new Building(request, attempt, reference, since, usual, now, Optional.empty());
    }

    Building delayed(String why) {
      return new Building(request, attempt, reference, since, usual, seen, Optional.of(why));
    }
  }

  /**
   * What a running build was last seen to do.
   *
   * @param line empty when nothing was seen; untrusted text
   * @param link where a person can watch it
   * @param changedAt when the line became what it is
   * @param at when it was last noted, changed or not
   */
  record Seen(String line, Optional<URI> link, Instant changedAt, Instant at) {
    static Seen nothing(Instant at) {
      return new Seen("", Optional.empty(), at, at);
    }
  }

  /**
   * Its builder is being told to end it.
   *
   * @param by who stopped it; empty when it hung
   */
  record Stopping(
      BuildRequest request,
      String reference,
      String why,
      Optional<PersonId> by,
      Optional<URI> link,
      Optional<String> delay)
      implements Build {
    Stopping delayed(String because) {
      return new Stopping(request, reference, why, by, link, Optional.of(because));
    }
  }

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

  /**
   * @param stoppedBy the person who stopped it
   * @param link where a person can read all of its output
   * @param suspects whose changes may be the cause
   */
  record Failed(
      BuildRequest request,
      String why,
      String tail,
      Optional<PersonId> stoppedBy,
      Optional<URI> link,
      Optional<Suspects> suspects)
      implements Build {}
}
