package dev.slipway.core.release;

import dev.slipway.core.course.Usual;
import dev.slipway.core.engine.Journal;
import java.util.Optional;

/** Remembers how long releases to an environment took, once people had said yes. Thread-safe. */
final class UsualRelease {
  private static final int LOOK_BACK = 60;

  private final Journal<Release, ReleaseEvent, ?> releases;

  UsualRelease(Journal<Release, ReleaseEvent, ?> releases) {
    this.releases = releases;
  }

  Optional<Usual> of(ReleaseRequest request) {
    return Usual.of(
        releases
            .lookBack(request.app(), LOOK_BACK)
            .filter(each -> each.state().request().environment().equals(request.environment()))
            .filter(each -> each.state().request().goesBack() == request.goesBack())
            .filter(each -> each.state() instanceof Release.Live)
            .map(each -> ReleaseStage.working(each.course()))
            .limit(Usual.MOST)
            .toList());
  }
}
