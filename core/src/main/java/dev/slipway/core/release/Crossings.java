package dev.slipway.core.release;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.app.TaskName;
import dev.slipway.core.engine.Current;
import dev.slipway.core.engine.Event;
import dev.slipway.core.engine.Journal;
import dev.slipway.core.engine.ProcessId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** Newest first. */
  private List<Crossed> of(Current<Release> release) {
    if (release.state() instanceof Release.Carried carried) {
      return Crossed.of(release.id(), carried.run()).reversed();
    }
    boolean hadTasks = release.state().plan().filter(it -> !it.tasks().isEmpty()).isPresent();
    return hadTasks ? noted(release.id()).reversed() : List.of();
  }

  /** What ended before users met it has forgotten its tasks; its events have not. */
  private List<Crossed> noted(ProcessId release) {
    Map<TaskName, Boolean> well = new LinkedHashMap<>();
    for (Event event : releases.events(release)) {
      if (event instanceof ReleaseEvent.OfTask of) {
        well.put(of.task(), hasRun(of));
      }
    }
    return well.entrySet().stream()
        .map(each -> new Crossed(each.getKey(), release, each.getValue()))
        .toList();
  }

  private static boolean hasRun(ReleaseEvent.OfTask event) {
    return event instanceof ReleaseEvent.TaskDone
        || (event instanceof ReleaseEvent.TaskVouched said && said.ran());
  }
}
