package dev.slipway.sandbox.fleet;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts and stops tasks of a service within its minimum and maximum percent, as the AWS page
 * <i>Deploy Amazon ECS services by replacing tasks</i> describes.
 */
final class RollingScheduler {
  private RollingScheduler() {}

  static void schedule(FleetService service, Instant now) {
    if (service.currentDeployment().isHeldBack()) {
      Staffing.keep(service, service.lastCompleted(), now);
      return;
    }
    Deployment primary = service.primary();
    List<FleetTask> ours = service.tasksOf(primary).filter(FleetTask::isWanted).toList();
    start(service, ours.size(), now);
    if (primary.rollout() != Deployment.Rollout.FAILED) {
      drain(service, now);
    }
    Staffing.scaleIn(service, ours, now);
  }

  private static void start(FleetService service, int ours, Instant now) {
    ServiceSettings settings = service.settings();
    int room = settings.upperLimit() - (int) wanted(service).count();
    int count = Math.min(settings.desiredCount() - ours, room);
    Staffing.start(service, service.primary(), count, now);
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

  private static Stream<FleetTask> wanted(FleetService service) {
    return service.tasks().stream().filter(FleetTask::isWanted);
  }
}
