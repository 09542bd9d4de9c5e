package dev.slipway.sandbox.fleet;

import dev.slipway.sandbox.fleet.ServiceDeployment.Status;
import dev.slipway.sandbox.traffic.Ruling;
import dev.slipway.sandbox.traffic.Situation;
import java.time.Instant;

/**
 * Moves a deployment that shifts traffic to its next stage, or back. No circuit breaker looks at
 * it: the AWS page <i>DeploymentCircuitBreaker</i> has it for rolling updates only, so a revision
 * that never gets healthy stays in SCALE_UP for as long as a stage may take.
 */
final class ShiftJudge {
  private ShiftJudge() {}

  static void judge(FleetService service, Instant now) {
    ServiceDeployment current = service.currentDeployment();
    switch (current.course().advance(now, situation(service, now))) {
      case Ruling.Underway() -> noteTraffic(current, now);
      case Ruling.TurnBack(String reason) -> service.succession().flipBack(reason, now);
      case Ruling.Finished() -> finish(service, now);
    }
  }

  private static Situation situation(FleetService service, Instant now) {
    Deployment blue = service.lastCompleted();
    Deployment green = service.currentDeployment().deployment();
    Deployment leaving = service.currentDeployment().course().isTurnedBack() ? green : blue;
    return new Situation(
        service.tasks().stream()
            .filter(task -> !blue.owns(task) && !green.owns(task))
            .allMatch(FleetTask::isGone),
        service.healthy(green, now) >= service.settings().desiredCount(),
        service.tasksOf(leaving).allMatch(FleetTask::isGone));
  }

  private static void noteTraffic(ServiceDeployment current, Instant now) {
    if (current.course().weights().production() > 0) {
      current.deployment().sawTraffic(now);
    }
  }

  private static void finish(FleetService service, Instant now) {
    ServiceDeployment current = service.currentDeployment();
    if (current.status() == Status.ROLLBACK_IN_PROGRESS) {
      service.succession().settleOnLastCompleted(now);
      current.become(Status.ROLLBACK_SUCCESSFUL, current.statusReason(), now);
    } else {
      service.succession().completePrimary(now);
      current.become(Status.SUCCESSFUL, current.statusReason(), now);
    }
  }
}
