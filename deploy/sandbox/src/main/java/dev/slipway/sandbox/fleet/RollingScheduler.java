package dev.slipway.sandbox.fleet;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts and stops tasks of a service within its minimum and maximum percent, as the AWS page
 * <i>Deploy Amazon ECS services by replacing tasks</i> describes.
 */
final class RollingScheduler {
  private RollingScheduler() {}

  static void schedule(FleetService service, Instant now) {
    Deployment primary = service.primary();
    List<FleetTask> ours = service.tasksOf(primary).filter(FleetTask::isWanted).toList();
    start(service, ours.size(), now);
    if (primary.rollout() != Deployment.Rollout.FAILED) {
      drain(service, now);
    }
    scaleIn(service, ours, now);
  }

  private static void start(FleetService service, int ours, Instant now) {
    ServiceSettings settings = service.settings();
    int room = settings.upperLimit() - (int) wanted(service).count();
    int count = Math.min(settings.desiredCount() - ours, room);
    if (count <= 0 || !service.primary().mayStartTasks(now)) {
      return;
    }
    Fault fault = service.switches().of(service.primary().definition()).fault();
    if (fault == Fault.NO_CAPACITY) {
      service.primary().countUnplaced(now);
      service.log().unplaced(now);
    } else {
      service.place(count, now);
    }
  }

  private static void drain(FleetService service, Instant now) {
    int healthy = (int) wanted(service).filter(task -> task.isHealthy(now)).count();
    int spare = Math.max(0, healthy - service.settings().lowerLimit());
    List<FleetTask> old = wanted(service).filter(t -> !service.primary().owns(t)).toList();
    List<FleetTask> surplus =
        Stream.concat(
                old.stream().filter(task -> !task.isHealthy(now)),
                old.stream().filter(task -> task.isHealthy(now)).limit(spare))
            .toList();
    if (!surplus.isEmpty()) {
      service.stop(surplus, now);
    }
  }

  private static void scaleIn(FleetService service, List<FleetTask> ours, Instant now) {
    int tooMany = ours.size() - service.settings().desiredCount();
    if (tooMany > 0) {
      var newestFirst = Comparator.comparing((FleetTask t) -> t.createdAt().orElse(now)).reversed();
      service.stop(ours.stream().sorted(newestFirst).limit(tooMany).toList(), now);
    }
  }

  private static Stream<FleetTask> wanted(FleetService service) {
    return service.tasks().stream().filter(FleetTask::isWanted);
  }
}
