package dev.slipway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.sandbox.fleet.Breaker;
import dev.slipway.sandbox.fleet.Fault;
import dev.slipway.sandbox.fleet.ServicePlan;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentStopType;

class RollbackTest {
  private final Sandbox sandbox = Sandbox.with(ServicePlan.web("web", Sandbox.OLD));

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void breakerFailsTheDeploymentAndStartsOneForThePreviousDefinition() {
    Deployment before = sandbox.primary("web");
    String failing = deployCrashing();
    sandbox.tickUntil(() -> !sandbox.primary("web").id().equals(failing));

    Deployment back = sandbox.primary("web");
    Deployment failed = sandbox.service("web").deployments().get(1);
    assertThat(failed.id()).isEqualTo(failing);
    assertThat(failed.rolloutState()).isEqualTo(DeploymentRolloutState.FAILED);
    assertThat(failed.rolloutStateReason())
        .isEqualTo("ECS deployment circuit breaker: tasks failed to start.");
    assertThat(failed.failedTasks()).isGreaterThanOrEqualTo(3);
    assertThat(back.taskDefinition()).isEqualTo(before.taskDefinition());
    assertThat(back.id()).isNotEqualTo(before.id());
    assertThat(back.rolloutStateReason())
        .isEqualTo(
            "ECS deployment circuit breaker: rolling back to deploymentId " + before.id() + ".");
    assertThat(sandbox.events("web"))
        .contains(
            "(service web) (deployment " + failing + ") deployment failed: tasks failed to start.",
            "(service web) rolling back to deployment " + before.id() + ".");
  }

  @Test
  void serviceDeploymentTellsTheRollback() {
    deployCrashing();
    sandbox.tickUntil(
        () ->
            sandbox.serviceDeployment("web").status()
                == ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS);
    sandbox.tickUntilCompleted("web");

    ServiceDeployment done = sandbox.serviceDeployment("web");
    assertThat(done.status()).isEqualTo(ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL);
    assertThat(done.rollback().serviceRevisionArn())
        .isEqualTo(done.sourceServiceRevisions().getFirst().arn());
    assertThat(done.rollback().reason()).contains("circuit breaker");
    assertThat(done.deploymentCircuitBreaker().statusAsString()).isEqualTo("TRIGGERED");
    assertThat(done.deploymentCircuitBreaker().threshold()).isEqualTo(3);
  }

  /** The trap of waiting for stability: the waiter is content although the release failed. */
  @Test
  void waiterForStableServicesIsContentWithARollback() {
    String failing = deployCrashing();
    sandbox.tickUntilCompleted("web");

    try (var waiter = sandbox.ecs.waiter()) {
      var answer = waiter.waitUntilServicesStable(r -> r.cluster(Sandbox.CLUSTER).services("web"));

      assertThat(answer.matched().response()).isPresent();
    }
    assertThat(sandbox.service("web").deployments())
        .singleElement()
        .satisfies(
            deployment -> {
              assertThat(deployment.id()).isNotEqualTo(failing);
              assertThat(deployment.rolloutState()).isEqualTo(DeploymentRolloutState.COMPLETED);
            });
    assertThat(sandbox.standIn.service("web").image()).isEqualTo(Sandbox.OLD);
  }

  @Test
  void breakerWithoutRollbackStopsTheDeploymentAndLeavesTheOldTasks() {
    try (var stuck =
        Sandbox.with(
            ServicePlan.web("web", Sandbox.OLD).withBreaker(Breaker.afterFailures(4, false)))) {
      stuck.standIn.fault("web", Fault.CRASH);
      stuck.deploy("web", Sandbox.NEW);
      stuck.tickUntilCompleted("web");
      stuck.seconds(60);

      assertThat(stuck.serviceDeployment("web").status())
          .isEqualTo(ServiceDeploymentStatus.STOPPED);
      assertThat(stuck.primary("web").rolloutState()).isEqualTo(DeploymentRolloutState.FAILED);
      assertThat(stuck.service("web").deployments().get(1).runningCount()).isEqualTo(2);
      assertThat(stuck.service("web").runningCount()).isEqualTo(2);
    }
  }

  @Test
  void stopServiceDeploymentRollsBackWithoutAnyBreaker() {
    try (var manual = Sandbox.with(ServicePlan.web("web", Sandbox.OLD).withBreaker(Breaker.OFF))) {
      manual.deploy("web", Sandbox.NEW);
      manual.seconds(12);
      stop(manual, StopServiceDeploymentStopType.ROLLBACK);
      assertThat(manual.serviceDeployment("web").status())
          .isEqualTo(ServiceDeploymentStatus.ROLLBACK_REQUESTED);
      manual.tickUntilCompleted("web");

      assertThat(manual.serviceDeployment("web").status())
          .isEqualTo(ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL);
      assertThat(manual.standIn.service("web").image()).isEqualTo(Sandbox.OLD);
    }
  }

  @Test
  void onlyARunningDeploymentCanBeStoppedAndOnlyByRollback() {
    assertThatThrownBy(() -> stop(sandbox, StopServiceDeploymentStopType.ROLLBACK))
        .isInstanceOf(ConflictException.class);

    sandbox.deploy("web", Sandbox.NEW);

    assertThatThrownBy(() -> stop(sandbox, StopServiceDeploymentStopType.ABORT))
        .isInstanceOf(InvalidParameterException.class);
  }

  @Test
  void secondUpdateOvertakesTheFirst() {
    String first = sandbox.deploy("web", Sandbox.NEW).service().deployments().getFirst().id();
    sandbox.seconds(5);
    String overtaken = sandbox.serviceDeployment("web").serviceDeploymentArn();
    var deployments = sandbox.deploy("web", Sandbox.image(3)).service().deployments();
    assertThat(deployments)
        .extracting(Deployment::status)
        .containsExactly("PRIMARY", "ACTIVE", "ACTIVE");
    assertThat(deployments.get(1).id()).isEqualTo(first);
    sandbox.tickUntilCompleted("web");

    assertThat(sandbox.standIn.service("web").image()).isEqualTo(Sandbox.image(3));
    assertThat(
            sandbox
                .ecs
                .describeServiceDeployments(r -> r.serviceDeploymentArns(overtaken))
                .serviceDeployments()
                .getFirst()
                .status())
        .isEqualTo(ServiceDeploymentStatus.STOPPED);
    assertThat(sandbox.serviceDeployment("web").status())
        .isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);
  }

  @Test
  void sameDefinitionStartsADeploymentOnlyByForce() {
    Deployment before = sandbox.primary("web");

    sandbox.update("web", before.taskDefinition());
    assertThat(sandbox.primary("web").id()).isEqualTo(before.id());
    sandbox.ecs.updateService(
        r -> r.cluster(Sandbox.CLUSTER).service("web").forceNewDeployment(true));

    assertThat(sandbox.primary("web").id()).isNotEqualTo(before.id());
    assertThat(sandbox.primary("web").taskDefinition()).isEqualTo(before.taskDefinition());
  }

  @Test
  void minimumAndMaximumPercentBoundTheNumberOfTasks() {
    try (var tight =
        Sandbox.with(
            ServicePlan.web("web", Sandbox.OLD).withDesiredCount(4).withPercents(50, 100))) {
      tight.deploy("web", Sandbox.NEW);
      tight.tickUntil(
          () -> {
            assertThat(tight.service("web").runningCount()).isBetween(2, 4);
            return tight.serviceDeployment("web").finishedAt() != null;
          });

      assertThat(tight.serviceDeployment("web").status())
          .isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);
    }
  }

  @Test
  void readsLagBehindAnUpdate() {
    String before = sandbox.primary("web").id();
    sandbox.standIn.readLag(Duration.ofSeconds(4));
    String started = sandbox.deploy("web", Sandbox.NEW).service().deployments().getFirst().id();

    sandbox.seconds(3);
    assertThat(sandbox.primary("web").id()).isEqualTo(before);
    assertThat(sandbox.serviceDeployment("web").status())
        .isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);
    sandbox.seconds(1);

    assertThat(sandbox.primary("web").id()).isEqualTo(started);
    assertThat(sandbox.serviceDeployment("web").status())
        .isEqualTo(ServiceDeploymentStatus.IN_PROGRESS);
  }

  @Test
  void brokenBuildStaysBrokenWhenTheSwitchIsOffAndTheNextOneIsFine() {
    deployCrashing();
    String broken = sandbox.primary("web").taskDefinition();
    sandbox.tickUntilCompleted("web");
    sandbox.standIn.fault("web", Fault.NONE);

    sandbox.update("web", broken);
    sandbox.tickUntilCompleted("web");
    assertThat(sandbox.serviceDeployment("web").status())
        .isEqualTo(ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL);
    sandbox.deploy("web", Sandbox.image(3));
    sandbox.tickUntilCompleted("web");

    assertThat(sandbox.serviceDeployment("web").status())
        .isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);
  }

  private String deployCrashing() {
    sandbox.standIn.fault("web", Fault.CRASH);
    return sandbox.deploy("web", Sandbox.NEW).service().deployments().getFirst().id();
  }

  private static void stop(Sandbox sandbox, StopServiceDeploymentStopType type) {
    String arn = sandbox.serviceDeployment("web").serviceDeploymentArn();
    sandbox.ecs.stopServiceDeployment(r -> r.serviceDeploymentArn(arn).stopType(type));
  }
}
