package dev.slipway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.fleet.Fault;
import dev.slipway.sandbox.fleet.Mishap;
import dev.slipway.sandbox.fleet.Mishap.Whose;
import dev.slipway.sandbox.fleet.ServicePlan;
import dev.slipway.sandbox.traffic.HookAction;
import dev.slipway.sandbox.traffic.ShiftPlan;
import dev.slipway.sandbox.traffic.Stage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;

class RollingPauseTest {
  @Test
  void nothingStartsBeforeTheHookIsAnswered() {
    try (var sandbox = pausingAt(Stage.PRE_SCALE_UP)) {
      sandbox.deploy("web", Sandbox.NEW);
      sandbox.tickUntilPaused("web");
      sandbox.standIn.befall("web", Mishap.CRASH, Whose.OLD, 1);
      sandbox.seconds(300);

      assertThat(sandbox.stage("web")).isEqualTo("PRE_SCALE_UP");
      assertThat(target(sandbox)).isZero();
      assertThat(sandbox.service("web").runningCount()).isEqualTo(2);
      proceed(sandbox);
      sandbox.tickUntilCompleted("web");
      assertThat(sandbox.standIn.service("web").image()).isEqualTo(Sandbox.NEW);
    }
  }

  @Test
  void hookAfterTheScaleUpHoldsACompleteReplacement() {
    try (var sandbox = pausingAt(Stage.POST_SCALE_UP)) {
      sandbox.deploy("web", Sandbox.NEW);
      sandbox.tickUntilPaused("web");

      assertThat(target(sandbox)).isEqualTo(2);
      assertThat(status(sandbox)).isEqualTo(ServiceDeploymentStatus.IN_PROGRESS);
      assertThat(
              sandbox
                  .serviceDeployment("web")
                  .targetServiceRevision()
                  .requestedProductionTrafficWeight())
          .isNull();
      proceed(sandbox);
      sandbox.tickUntilCompleted("web");
      assertThat(status(sandbox)).isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);
    }
  }

  @Test
  void hooksAtStagesOfTrafficNeverHoldIt() {
    try (var sandbox = pausingAt(Stage.PRE_PRODUCTION_TRAFFIC_SHIFT)) {
      sandbox.deploy("web", Sandbox.NEW);
      sandbox.tickUntilCompleted("web");

      assertThat(status(sandbox)).isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);
    }
  }

  @Test
  void answerOfRollbackReplacesTheNewTasks() {
    try (var sandbox = pausingAt(Stage.POST_SCALE_UP)) {
      sandbox.deploy("web", Sandbox.NEW);
      sandbox.tickUntilPaused("web");
      sandbox.answer("web", sandbox.hook("web").hookId(), DeploymentLifecycleHookAction.ROLLBACK);
      sandbox.tickUntilCompleted("web");

      assertThat(status(sandbox)).isEqualTo(ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL);
      assertThat(sandbox.standIn.service("web").image()).isEqualTo(Sandbox.OLD);
    }
  }

  @Test
  void timeoutRollsBackBeforeAnythingStarted() {
    try (var sandbox = pausingAt(Stage.PRE_SCALE_UP)) {
      sandbox.deploy("web", Sandbox.NEW);
      sandbox.tickUntilPaused("web");
      sandbox.standIn.expireHooks("web");
      sandbox.tickUntilCompleted("web");

      assertThat(status(sandbox)).isEqualTo(ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL);
      assertThat(sandbox.serviceDeployment("web").statusReason())
          .isEqualTo("Service deployment rolled back because PRE_SCALE_UP pause hook timed out.");
    }
  }

  @Test
  void circuitBreakerWatchesAsBefore() {
    try (var sandbox = pausingAt(Stage.POST_SCALE_UP)) {
      sandbox.standIn.fault("web", Fault.CRASH);
      sandbox.deploy("web", Sandbox.NEW);
      sandbox.tickUntilCompleted("web");

      assertThat(status(sandbox)).isEqualTo(ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL);
      assertThat(sandbox.serviceDeployment("web").statusReason()).contains("circuit breaker");
    }
  }

  @Test
  void withoutHooksThereIsNoStage() {
    try (var sandbox = Sandbox.with(ServicePlan.web("web", Sandbox.OLD))) {
      sandbox.deploy("web", Sandbox.NEW);
      sandbox.seconds(10);

      assertThat(sandbox.stage("web")).isNull();
    }
  }

  private static Sandbox pausingAt(Stage stage) {
    ShiftPlan plan = ShiftPlan.ROLLING.withPause(stage, Duration.ofHours(1), HookAction.ROLLBACK);
    return Sandbox.with(ServicePlan.web("web", Sandbox.OLD).withShift(plan));
  }

  private static void proceed(Sandbox sandbox) {
    sandbox.answer("web", sandbox.hook("web").hookId(), DeploymentLifecycleHookAction.CONTINUE);
  }

  private static int target(Sandbox sandbox) {
    return sandbox.serviceDeployment("web").targetServiceRevision().runningTaskCount();
  }

  private static ServiceDeploymentStatus status(Sandbox sandbox) {
    return sandbox.serviceDeployment("web").status();
  }
}
