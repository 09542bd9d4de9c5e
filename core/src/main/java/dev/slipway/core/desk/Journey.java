package dev.slipway.core.desk;

import dev.slipway.core.build.Build;
import dev.slipway.core.course.Course;
import dev.slipway.core.course.Stay;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Outbox;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseStage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the minutes of a commit went, from when it was seen until people were told.
 *
 * @param release to the first environment that the build reaches by itself
 * @param course of the build, then of the release, without gaps
 */
public record Journey(Current<Build> build, Optional<Current<Release>> release, Course course) {

  public boolean isOver() {
    return release.map(it -> it.state().isFinal()).orElseGet(() -> build.state().isFinal());
  }

  /**
   * That of the newest commit which goes to an environment by itself.
   *
   * @param builds newest first
   */
  static Optional<Journey> newest(
      List<Current<Build>> builds, List<Current<Release>> releases, Outbox outbox) {
    return builds.stream()
        .filter(build -> !build.state().request().automatic().isEmpty())
        .findFirst()
        .map(build -> of(build, first(build.state(), releases), outbox));
  }

  private static Journey of(
      Current<Build> build, Optional<Current<Release>> release, Outbox outbox) {
    Course course = release.map(it -> build.course().and(it.course())).orElseGet(build::course);
    Course whole =
        release
            .filter(it -> it.state() instanceof Release.Live)
            .map(it -> it.course().stays().getLast().until())
            .flatMap(live -> outbox.toldSince(release.get().id(), live).map(at -> told(live, at)))
            .map(course::and)
            .orElse(course);
    return new Journey(build, release, whole);
  }

  private static Course told(Instant live, Instant at) {
    return new Course(List.of(new Stay(ReleaseStage.TELLING, live, at)));
  }

  private static Optional<Current<Release>> first(Build build, List<Current<Release>> releases) {
    return build.releases().stream()
        .findFirst()
        .flatMap(id -> releases.stream().filter(it -> it.id().equals(id)).findFirst());
  }
}
