package dev.slipway.sandbox.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The tasks of a service or a cluster, the stopped ones for an hour more (AWS page
 * <i>DescribeTasks</i>).
 */
final class Roster {
  private static final Duration STOPPED_IS_SHOWN_FOR = Duration.ofHours(1);

  private final List<FleetTask> tasks = new ArrayList<>();
  private final Set<FleetTask> seenRunning = new HashSet<>();
  private final Set<FleetTask> seenHealthy = new HashSet<>();

  void add(List<FleetTask> placed) {
    tasks.addAll(placed);
  }

  /**
   * Moves every task on.
   *
   * @return those that ended by themselves, or were ended for their health, on the way
   */
  List<FleetTask> tick(Instant now, Function<FleetTask, Milestones> milestones) {
    List<FleetTask> wanted = tasks.stream().filter(FleetTask::isWanted).toList();
    tasks.forEach(task -> task.tick(now, milestones.apply(task)));
    Instant limit = now.minus(STOPPED_IS_SHOWN_FOR);
    tasks.removeIf(task -> task.at(TaskStatus.STOPPED).filter(limit::isAfter).isPresent());
    seenRunning.retainAll(tasks);
    seenHealthy.retainAll(tasks);
    return wanted.stream().filter(task -> !task.isWanted()).toList();
  }

  /** Each task once. */
  List<FleetTask> newlyRunning() {
    return tasks.stream()
        .filter(task -> task.status() == TaskStatus.RUNNING)
        .filter(seenRunning::add)
        .toList();
  }

  /** Each task once. */
  List<FleetTask> newlyHealthy(Instant now) {
    return tasks.stream().filter(task -> task.isHealthy(now)).filter(seenHealthy::add).toList();
  }

  List<FleetTask> all() {
    return List.copyOf(tasks);
  }
}
