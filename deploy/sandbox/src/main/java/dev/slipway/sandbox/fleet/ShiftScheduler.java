package dev.slipway.sandbox.fleet;

import dev.slipway.sandbox.traffic.Course;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Starts and stops tasks while a deployment shifts traffic: the old revision keeps all its tasks
 * until the new one has had its bake time (AWS page <i>Amazon ECS blue/green deployments</i>).
 */
final class ShiftScheduler {
  private ShiftScheduler() {}

  static void schedule(FleetService service, Instant now) {
    Deployment blue = service.lastCompleted();
    Deployment green = service.currentDeployment().deployment();
    Course course = service.currentDeployment().course();
    if (course.isTurnedBack() || !course.cleansUp()) {
      Staffing.keep(service, blue, now);
    } else {
      stop(service, blue::owns, now);
    }
    if (course.mayScaleUp()) {
      Staffing.keep(service, green, now);
    } else if (course.cleansUp()) {
      stop(service, green::owns, now);
    }
    stop(service, task -> !blue.owns(task) && !green.owns(task), now);
  }

  private static void stop(FleetService service, Predicate<FleetTask> which, Instant now) {
    List<FleetTask> surplus =
        service.tasks().stream().filter(FleetTask::isWanted).filter(which).toList();
    if (!surplus.isEmpty()) {
      service.stop(surplus, now);
    }
  }
}
