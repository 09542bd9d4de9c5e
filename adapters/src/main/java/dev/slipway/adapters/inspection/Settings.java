package dev.slipway.adapters.inspection;

import dev.slipway.core.app.EcsStrategy;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.DeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.Service;

/** How a service deploys, as it says itself. */
final class Settings {
  private final Subject subject;
  private final Findings findings;

  private Settings(Subject subject, Findings findings) {
    this.subject = subject;
    this.findings = findings;
  }

  static void look(Subject subject, Findings findings) {
    Settings settings = new Settings(subject, findings);
    settings.lookAtController();
    settings.lookAtRoom();
    settings.lookAtShift();
    settings.lookAtBreaker();
    settings.lookAtThreshold();
  }

  private void lookAtController() {
    Service service = subject.service();
    if (service.deploymentController() != null
        && service.deploymentController().type() != DeploymentControllerType.ECS) {
      findings.problem(
          "its deployment controller is %s, which UpdateService cannot deploy; set it to ECS",
          service.deploymentController().typeAsString());
    }
  }

  /** Only rolling deployments go by percentages, and have a circuit breaker. */
  private boolean rolls() {
    boolean rollsNow =
        Optional.ofNullable(subject.service().deploymentConfiguration())
            .map(DeploymentConfiguration::strategyAsString)
            .map("ROLLING"::equals)
            .orElse(true);
    return subject
        .spec()
        .strategy()
        .map(strategy -> strategy instanceof EcsStrategy.Rolling)
        .orElse(rollsNow);
  }

  /** Where a load balancer brings traffic, it moves between two target groups. */
  private void lookAtShift() {
    boolean halved =
        subject.service().loadBalancers().stream()
            .anyMatch(balancer -> balancer.advancedConfiguration() == null);
    if (!rolls() && halved) {
      findings.problem(
          "its load balancer has one target group for it, and its traffic is to move between two;"
              + " give the service an advancedConfiguration with alternateTargetGroupArn and"
              + " productionListenerRule");
    }
  }

  /** Whether a rolling deployment can start a task, or stop one. */
  private void lookAtRoom() {
    DeploymentConfiguration settings = subject.service().deploymentConfiguration();
    int desired = subject.service().desiredCount();
    if (desired == 0) {
      findings.warning("it runs no task (desired count 0): nothing shows that the build works");
    } else if (rolls()
        && settings != null
        && settings.minimumHealthyPercent() != null
        && settings.maximumPercent() != null) {
      int least = Math.ceilDiv(desired * settings.minimumHealthyPercent(), 100);
      int most = desired * settings.maximumPercent() / 100;
      if (most <= least) {
        findings.problem(
            "with %d tasks, minimum healthy %d %% and maximum %d %% no task may start or stop;"
                + " raise maximumPercent",
            desired, settings.minimumHealthyPercent(), settings.maximumPercent());
      }
    }
  }

  private void lookAtBreaker() {
    DeploymentConfiguration settings = subject.service().deploymentConfiguration();
    if (settings == null || !rolls()) {
      return;
    }
    DeploymentCircuitBreaker breaker = settings.deploymentCircuitBreaker();
    if (breaker == null || !Boolean.TRUE.equals(breaker.enable())) {
      findings.warning(
          "its circuit breaker is off: without the bot nobody would end a deployment that fails");
    } else if (!Boolean.FALSE.equals(breaker.resetOnHealthyTask())) {
      findings.advice(
          "its circuit breaker begins to count anew with every task that gets well, so that a"
              + " deployment that limps never ends; set resetOnHealthyTask to false");
    }
  }

  /** A share of many tasks is many failures: three that failed are enough. */
  private void lookAtThreshold() {
    DeploymentConfiguration settings = subject.service().deploymentConfiguration();
    Optional.ofNullable(settings)
        .map(DeploymentConfiguration::deploymentCircuitBreaker)
        .map(DeploymentCircuitBreaker::thresholdConfiguration)
        .filter(threshold -> !"COUNT".equals(threshold.typeAsString()))
        .ifPresent(
            threshold ->
                findings.advice(
                    "its circuit breaker ends a deployment after %d %% of its tasks have failed;"
                        + " COUNT 3 ends it sooner",
                    threshold.value()));
  }
}
