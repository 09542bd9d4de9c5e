package dev.slipway.core.release;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The deploy-time tasks that ran in an environment and stay done whatever goes back there. */
public record Crossings(Journal<Release, ?, ?> releases) {
  /** Of all environments; they are read one by one until the end is found. */
  private static final int LOOK_BACK = 1000;

  /**
   * Those of the releases after the newest one that answers to {@code then}, oldest first.
   *
   * @param then the release after which nothing was crossed
   */
  public List<Crossed> since(
      AppName app, EnvironmentName environment, Predicate<Current<Release>> then) {
    List<Crossed> crossed = new ArrayList<>();
    releases
        .lookBack(app, LOOK_BACK)
        .filter(release -> release.state().request().environment().equals(environment))
        .takeWhile(then.negate())
        .forEach(release -> crossed.addAll(of(release)));
    return crossed.reversed();
  }

  private static List<Crossed> of(Current<Release> release) {
    return release.state() instanceof Release.Carried carried
        ? Crossed.of(release.id(), carried.run()).reversed()
        : List.of();
  }
}
