package dev.slipway.sandbox.fleet;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Brings a deployment of a service to a number of tasks. */
final class Staffing {
  private Staffing() {}

  /** Starts so many tasks, unless there is no room for them or it is too early after a failure. */
  static void start(FleetService service, Deployment deployment, int count, Instant now) {
    if (count <= 0 || !deployment.mayStartTasks(now)) {
      return;
    }
    if (service.switches().of(deployment.definition()).fault() == Fault.NO_CAPACITY) {
      deployment.countUnplaced(now);
      service.log().unplaced(now);
    } else {
      service.place(deployment, count, now);
    }
  }

  /** Starts what is missing of the desired count, and stops the newest of what is too much. */
  static void keep(FleetService service, Deployment deployment, Instant now) {
    List<FleetTask> wanted = service.tasksOf(deployment).filter(FleetTask::isWanted).toList();
    start(service, deployment, service.settings().desiredCount() - wanted.size(), now);
    scaleIn(service, wanted, now);
  }

  static void scaleIn(FleetService service, List<FleetTask> wanted, Instant now) {
    int tooMany = wanted.size() - service.settings().desiredCount();
    if (tooMany > 0) {
      var newestFirst = Comparator.comparing((FleetTask t) -> t.createdAt().orElse(now)).reversed();
      service.stop(wanted.stream().sorted(newestFirst).limit(tooMany).toList(), now);
    }
  }
}
