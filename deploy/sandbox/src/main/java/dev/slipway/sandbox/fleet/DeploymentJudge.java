package dev.slipway.sandbox.fleet;

import dev.slipway.sandbox.fleet.Deployment.Rollout;
import dev.slipway.sandbox.fleet.ServiceDeployment.Status;
import dev.slipway.sandbox.traffic.Ruling;
import dev.slipway.sandbox.traffic.Situation;
import java.time.Instant;

/**
 * Moves deployments and service deployments to their next state: completed, failed, rolled back,
 * stopped. Follows the AWS pages <i>How the Amazon ECS deployment circuit breaker detects
 * failures</i> and <i>View service history using Amazon ECS service deployments</i>. After a
 * rollback the service is as stable as after a success: one deployment, all tasks running.
 */
final class DeploymentJudge {
  private static final String BREAKER = "ECS deployment circuit breaker: ";
  private static final int STARTS_THAT_MAY_FAIL = 3;

  private DeploymentJudge() {}

  static void judge(FleetService service, Instant now) {
    endOvertaken(service, now);
    begin(service, now);
    service.succession().dropDrained(d -> service.tasksOf(d).allMatch(FleetTask::isGone));
    if (service.primary().failedStarts() >= STARTS_THAT_MAY_FAIL) {
      service.log().cannotStart(now);
    }
    if (service.currentDeployment().keepsBlue()) {
      ShiftJudge.judge(service, now);
    } else if (service.primary().rollout() == Rollout.IN_PROGRESS) {
      judgeRolling(service, now);
    }
  }

  private static void judgeRolling(FleetService service, Instant now) {
    ServiceDeployment current = service.currentDeployment();
    if (isTripped(service)) {
      trip(service, now);
    } else if (current.status() == Status.ROLLBACK_IN_PROGRESS) {
      if (isComplete(service, now)) {
        complete(service, Status.ROLLBACK_SUCCESSFUL, now);
      }
    } else {
      Situation situation = new Situation(true, isComplete(service, now), true);
      switch (current.course().advance(now, situation)) {
        case Ruling.Underway() -> {}
        case Ruling.TurnBack(String reason) -> service.succession().rollBack(reason, "", now);
        case Ruling.Finished() -> complete(service, Status.SUCCESSFUL, now);
      }
    }
  }

  private static void endOvertaken(FleetService service, Instant now) {
    service.history().stream()
        .filter(d -> d.status() == Status.STOP_REQUESTED)
        .forEach(d -> d.become(Status.STOPPED, d.statusReason(), now));
  }

  private static void begin(FleetService service, Instant now) {
    ServiceDeployment current = service.currentDeployment();
    if (current.status() == Status.PENDING) {
      current.become(Status.IN_PROGRESS, "", now);
    } else if (current.status() == Status.ROLLBACK_REQUESTED) {
      turnBack(service, current.cause(), now);
    }
  }

  private static void turnBack(FleetService service, String reason, Instant now) {
    if (service.currentDeployment().keepsBlue()) {
      service.succession().flipBack(reason, now);
    } else {
      service.succession().rollBack(reason, "", now);
    }
  }

  private static boolean isTripped(FleetService service) {
    return service.settings().breaker().enable()
        && service.primary().failedTasks() >= service.settings().threshold();
  }

  private static void trip(FleetService service, Instant now) {
    ServiceDeployment current = service.currentDeployment();
    current.trip();
    String why = "tasks failed to start.";
    if (current.status() == Status.ROLLBACK_IN_PROGRESS) {
      giveUp(service, Status.ROLLBACK_FAILED, why, now);
    } else if (service.settings().breaker().rollback()) {
      service.succession().rollBack(why, BREAKER, now);
    } else {
      giveUp(service, Status.STOPPED, why, now);
    }
  }

  private static void giveUp(FleetService service, Status end, String why, Instant now) {
    service.primary().fail(now, BREAKER + why);
    service.log().failed(service.primary(), why, now);
    service.currentDeployment().become(end, BREAKER + why, now);
  }

  private static boolean isComplete(FleetService service, Instant now) {
    boolean alone =
        service.tasks().stream()
            .filter(task -> !service.primary().owns(task))
            .allMatch(FleetTask::isGone);
    return alone && service.healthy(service.primary(), now) >= service.settings().desiredCount();
  }

  private static void complete(FleetService service, Status end, Instant now) {
    service.succession().completePrimary(now);
    ServiceDeployment current = service.currentDeployment();
    current.become(end, current.statusReason(), now);
  }
}
