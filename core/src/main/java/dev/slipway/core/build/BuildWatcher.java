package dev.slipway.core.build;

import dev.slipway.core.build.Build.Building;
import dev.slipway.core.build.BuildEvent.BuildFailed;
import dev.slipway.core.build.BuildEvent.BuildHung;
import dev.slipway.core.build.BuildEvent.BuildLost;
import dev.slipway.core.build.BuildEvent.BuildProgressed;
import dev.slipway.core.build.BuildEvent.BuildSucceeded;
import dev.slipway.core.engine.Observation;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Looks at running builds: how far they are, whether they hang, and what they led to. */
final class BuildWatcher {
  private static final Duration IMAGE_LOOK_AGAIN = Duration.ofSeconds(1);
  private static final Duration IMAGE_MAY_BE_LATE = Duration.ofSeconds(30);
  private static final String IMAGE_AWAITED = "it ended well; its image is awaited";

  /** Each one is an event that is kept and a card that is rewritten. */
  private static final Duration PROGRESS_EVERY = Duration.ofSeconds(30);

  private final Builders builders;
  private final Images images;
  private final InstantSource clock;

  BuildWatcher(Builders builders, Images images, InstantSource clock) {
    this.builders = builders;
    this.images = images;
    this.clock = clock;
  }

  Observation<BuildEvent> watch(Building build) {
    BuildOrder order = build.request().order();
    Builder builder = builders.of(order.app());
    return switch (builder.observe(order, build.reference())) {
      case BuildProgress.Running running -> running(build, builder, running);
      case BuildProgress.Succeeded() -> succeeded(build, order);
      case BuildProgress.Failed(var why, var tail, var link) ->
          new Observation.Conflict<>(
              new BuildFailed(now(), why, tail, link.or(build.seen()::link)));
      case BuildProgress.Lost(var why) ->
          image(order, build.seen().link())
              .orElseGet(() -> new Observation.Conflict<>(new BuildLost(now(), why)));
    };
  }

  private Observation<BuildEvent> running(
      Building build, Builder builder, BuildProgress.Running running) {
    Instant now = now();
    boolean moved = !running.line().equals(build.seen().line());
    Optional<String> hung =
        moved ? Optional.empty() : builder.limits().flatMap(limits -> limits.excess(build, now));
    if (hung.isPresent()) {
      return new Observation.Conflict<>(new BuildHung(now, hung.get()));
    }
    return new Observation.Underway<>(
        builder.lookAgain(),
        isWorthKeeping(build, running, moved)
            ? Optional.of(new BuildProgressed(now, running.line(), running.link()))
            : Optional.empty());
  }

  private boolean isWorthKeeping(Building build, BuildProgress.Running running, boolean moved) {
    Optional<URI> known = build.seen().link();
    return build.delay().isPresent()
        || (known.isEmpty() && running.link().isPresent())
        || (moved && !now().isBefore(build.seen().changedAt().plus(PROGRESS_EVERY)))
        || !now().isBefore(build.seen().at().plus(PROGRESS_EVERY));
  }

  /** A build is an image: an exit code of 0 alone is not enough. */
  private Observation<BuildEvent> succeeded(Building build, BuildOrder order) {
    Optional<Observation<BuildEvent>> image = image(order, build.seen().link());
    if (image.isPresent()) {
      return image.get();
    }
    if (!build.seen().line().equals(IMAGE_AWAITED)) {
      return new Observation.Underway<>(
          IMAGE_LOOK_AGAIN,
          Optional.of(new BuildProgressed(now(), IMAGE_AWAITED, Optional.empty())));
    }
    if (now().isBefore(build.seen().changedAt().plus(IMAGE_MAY_BE_LATE))) {
      return new Observation.Underway<>(IMAGE_LOOK_AGAIN, Optional.empty());
    }
    String why = "the build ended well, but there is no image %s".formatted(order.reference());
    return new Observation.Conflict<>(new BuildFailed(now(), why, "", build.seen().link()));
  }

  /**
   * What there is already; an image that does not know its commit is the end of its build.
   *
   * @param link where a person can read how it came about
   */
  Optional<Observation<BuildEvent>> image(BuildOrder order, Optional<URI> link) {
    return images.find(order.image(), order.commit()).map(found -> judged(order, found, link));
  }

  private Observation<BuildEvent> judged(BuildOrder order, FoundImage found, Optional<URI> link) {
    return ImageFault.of(
            found, order.commit(), order.committedAt(), builders.of(order.app()).platform())
        .<Observation<BuildEvent>>map(
            fault ->
                new Observation.Conflict<>(new BuildFailed(now(), fault.why(), fault.fix(), link)))
        .orElseGet(() -> new Observation.Done<>(new BuildSucceeded(now(), found.image())));
  }

  private Instant now() {
    return clock.instant();
  }
}
