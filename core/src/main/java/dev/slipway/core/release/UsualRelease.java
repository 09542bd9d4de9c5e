package dev.slipway.core.release;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.course.Usual;
import dev.slipway.core.engine.Journal;
import java.util.Optional;

/** Remembers how long releases to an environment took, once people had said yes. Thread-safe. */
public record UsualRelease(Journal<Release, ?, ?> releases) {
  private static final int LOOK_BACK = 60;

  Optional<Usual> of(ReleaseRequest request) {
    return of(request.app(), request.environment(), request.goesBack());
  }

  /**
   * Empty when none went well yet.
   *
   * @param back how long rollbacks took, else how long releases did
   */
  public Optional<Usual> of(AppName app, EnvironmentName environment, boolean back) {
    return Usual.of(
        releases
            .lookBack(app, LOOK_BACK)
            .filter(each -> each.state().request().environment().equals(environment))
            .filter(each -> each.state().request().goesBack() == back)
            .filter(each -> each.state() instanceof Release.Live)
            .map(each -> ReleaseStage.working(each.course()))
            .limit(Usual.MOST)
            .toList());
  }
}
