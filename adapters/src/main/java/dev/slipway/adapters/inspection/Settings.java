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
    settings.lookAtStrategy();
    settings.lookAtRoom();
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

  /** ECS moves traffic between two target groups; the bot makes none. */
  private void lookAtStrategy() {
    boolean moves =
        subject
            .spec()
            .strategy()
            .filter(strategy -> !(strategy instanceof EcsStrategy.Rolling))
            .isPresent();
    if (moves
        && subject.service().loadBalancers().stream()
            .anyMatch(balancer -> balancer.advancedConfiguration() == null)) {
      findings.problem(
          "its strategy moves traffic between two target groups, and its load balancer has one; set"
              + " advancedConfiguration, or leave strategy out");
    }
  }

  /** Whether a rolling deployment can start a task, or stop one. */
  private void lookAtRoom() {
    DeploymentConfiguration settings = subject.service().deploymentConfiguration();
    int desired = subject.service().desiredCount();
    if (desired == 0) {
      findings.warning("it runs no task (desired count 0): nothing shows that the build works");
    } else if (settings != null
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
    if (settings == null
        || (settings.strategyAsString() != null
            && !settings.strategyAsString().equals("ROLLING"))) {
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
