package dev.slipway.core.build;

import dev.slipway.core.app.AppName;
import dev.slipway.core.course.Usual;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Journal;
import java.time.Duration;
import java.util.Optional;

/** Remembers how long builds of an app took. Thread-safe. */
final class UsualBuild {
  private static final int LOOK_BACK = 50;

  private final Journal<Build, BuildEvent, ?> builds;

  UsualBuild(Journal<Build, BuildEvent, ?> builds) {
    this.builds = builds;
  }

  /** An image that was there already was not built, and took no time. */
  Optional<Usual> of(AppName app) {
    return Usual.of(
        builds
            .lookBack(app, LOOK_BACK)
            .filter(build -> build.state() instanceof Build.WithImage)
            .map(UsualBuild::took)
            .filter(Duration::isPositive)
            .limit(Usual.MOST)
            .toList());
  }

  private static Duration took(Current<Build> build) {
    return build.course().in(BuildStage.BUILDING);
  }
}
