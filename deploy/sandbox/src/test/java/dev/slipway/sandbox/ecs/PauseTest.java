package dev.slipway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.sandbox.fleet.ServicePlan;
import dev.slipway.sandbox.traffic.HookAction;
import dev.slipway.sandbox.traffic.ShiftPlan;
import dev.slipway.sandbox.traffic.Stage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookDetail;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStatus;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookTargetType;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentNotFoundException;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;

class PauseTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final ShiftPlan BLUE_GREEN = ShiftPlan.blueGreen(Duration.ofMinutes(1));

  private Sandbox sandbox =
      following(BLUE_GREEN.withPause(Stage.POST_TEST_TRAFFIC_SHIFT, HOUR, HookAction.ROLLBACK));

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void hookSaysWhatItWaitsFor() {
    pause();

    DeploymentLifecycleHookDetail hook = sandbox.hook("web");
    assertThat(hook.hookId()).matches("ecs-pause-[A-Za-z0-9_-]{43}");
    assertThat(hook.targetType()).isEqualTo(DeploymentLifecycleHookTargetType.PAUSE);
    assertThat(hook.targetArn()).isNull();
    assertThat(hook.timeoutAction()).isEqualTo(DeploymentLifecycleHookAction.ROLLBACK);
    assertThat(hook.expiresAt()).isBetween(sandbox.standIn.now(), sandbox.standIn.now().plus(HOUR));
    assertThat(sandbox.stage("web")).isEqualTo("POST_TEST_TRAFFIC_SHIFT");
    sandbox.standIn.advance(Duration.ofMinutes(50));
    assertThat(sandbox.hook("web")).isEqualTo(hook);
  }

  @Test
  void deploymentGoesOnWhenSomebodySaysSo() {
    pause();
    sandbox.answer("web", sandbox.hook("web").hookId(), DeploymentLifecycleHookAction.CONTINUE);

    assertThat(sandbox.serviceDeployment("web").lifecycleHookDetails())
        .singleElement()
        .returns(DeploymentLifecycleHookStatus.SUCCEEDED, DeploymentLifecycleHookDetail::status);
    sandbox.tickUntilCompleted("web");
    assertThat(status()).isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);
    assertThat(sandbox.serviceDeployment("web").hasLifecycleHookDetails()).isFalse();
  }

  @Test
  void deploymentGoesBackWhenSomebodySaysSo() {
    pause();
    sandbox.answer("web", sandbox.hook("web").hookId(), DeploymentLifecycleHookAction.ROLLBACK);
    assertThat(status()).isEqualTo(ServiceDeploymentStatus.ROLLBACK_REQUESTED);
    sandbox.tickUntilCompleted("web");

    assertThat(status()).isEqualTo(ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL);
    assertThat(sandbox.serviceDeployment("web").statusReason())
        .isEqualTo(
            "Service deployment rolled back because POST_TEST_TRAFFIC_SHIFT lifecycle hook(s)"
                + " failed.");
    assertThat(sandbox.standIn.service("web").image()).isEqualTo(Sandbox.OLD);
  }

  @Test
  void withoutAnActionItIsContinue() {
    pause();
    String arn = sandbox.serviceDeployment("web").serviceDeploymentArn();
    String hook = sandbox.hook("web").hookId();
    sandbox.ecs.continueServiceDeployment(r -> r.serviceDeploymentArn(arn).hookId(hook));
    sandbox.tickUntilCompleted("web");

    assertThat(status()).isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);
  }

  @Test
  void hookIsAnsweredOnce() {
    pause();
    String hook = sandbox.hook("web").hookId();
    sandbox.answer("web", hook, DeploymentLifecycleHookAction.CONTINUE);

    assertRefused(hook, "either completed, unavailable, or not associated");
    sandbox.tickUntilStage("web", "BAKE_TIME");
    assertRefused(hook, "either completed, unavailable, or not associated");
    sandbox.tickUntilCompleted("web");
    assertRefused(hook, "not allowed for service deployment in terminal states");
  }

  @Test
  void wrongIdsAreRefused() {
    pause();

    assertRefused("ecs-pause-another", "either completed, unavailable, or not associated");
    assertRefused("approve", "hookId must follow the format: ecs-{hookType}-{id}");
    String arn = sandbox.serviceDeployment("web").serviceDeploymentArn();
    assertThatThrownBy(
            () ->
                sandbox.ecs.continueServiceDeployment(
                    r -> r.serviceDeploymentArn(arn + "x").hookId("ecs-pause-x")))
        .isInstanceOf(ServiceDeploymentNotFoundException.class);
  }

  @Test
  void hookThatNobodyAnswersRollsBack() {
    pause();
    sandbox.standIn.advance(HOUR);

    assertThat(sandbox.serviceDeployment("web").lifecycleHookDetails())
        .singleElement()
        .returns(DeploymentLifecycleHookStatus.TIMED_OUT, DeploymentLifecycleHookDetail::status);
    sandbox.tickUntilCompleted("web");
    assertThat(status()).isEqualTo(ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL);
    assertThat(sandbox.serviceDeployment("web").statusReason())
        .isEqualTo(
            "Service deployment rolled back because POST_TEST_TRAFFIC_SHIFT pause hook timed out.");
  }

  @Test
  void hookThatNobodyAnswersGoesOnWhenToldSo() {
    follow(BLUE_GREEN.withPause(Stage.PRE_SCALE_UP, HOUR, HookAction.CONTINUE));
    pause();
    assertThat(sandbox.tasks("web", "RUNNING")).hasSize(2);
    sandbox.standIn.expireHooks("web");
    sandbox.tickUntilCompleted("web");

    assertThat(status()).isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);
  }

  @Test
  void stageGoesOnWhenAllItsHooksAreAnswered() {
    follow(
        BLUE_GREEN
            .withPause(Stage.POST_SCALE_UP)
            .withPause(Stage.POST_SCALE_UP, HOUR, HookAction.CONTINUE));
    pause();
    String first = sandbox.hook("web").hookId();
    sandbox.answer("web", first, DeploymentLifecycleHookAction.CONTINUE);
    sandbox.seconds(100);

    assertThat(sandbox.stage("web")).isEqualTo("POST_SCALE_UP");
    assertThat(sandbox.hook("web").hookId()).isNotEqualTo(first);
    sandbox.answer("web", sandbox.hook("web").hookId(), DeploymentLifecycleHookAction.CONTINUE);
    sandbox.tickUntilCompleted("web");
  }

  @Test
  void pausedDeploymentIsStoppedByRollback() {
    pause();
    String hook = sandbox.hook("web").hookId();
    sandbox.rollBack("web");
    sandbox.seconds(1);

    assertThat(sandbox.serviceDeployment("web").lifecycleHookDetails())
        .extracting(DeploymentLifecycleHookDetail::status)
        .doesNotContain(DeploymentLifecycleHookStatus.AWAITING_ACTION);
    assertRefused(hook, "either completed, unavailable, or not associated");
    sandbox.tickUntilCompleted("web");
    assertThat(status()).isEqualTo(ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL);
  }

  @Test
  void hookOfAnOvertakenDeploymentIsGone() {
    pause();
    String arn = sandbox.serviceDeployment("web").serviceDeploymentArn();
    String hook = sandbox.hook("web").hookId();
    sandbox.deploy("web", Sandbox.image(3));

    assertThatThrownBy(
            () ->
                sandbox.ecs.continueServiceDeployment(
                    r -> r.serviceDeploymentArn(arn).hookId(hook)))
        .isInstanceOf(InvalidParameterException.class);
    pause();
    assertThat(sandbox.hook("web").hookId()).isNotEqualTo(hook);
  }

  private void pause() {
    if (sandbox.serviceDeployment("web").finishedAt() != null) {
      sandbox.deploy("web", Sandbox.NEW);
    }
    sandbox.tickUntilPaused("web");
  }

  private void follow(ShiftPlan plan) {
    sandbox.close();
    sandbox = following(plan);
  }

  private static Sandbox following(ShiftPlan plan) {
    return Sandbox.with(ServicePlan.web("web", Sandbox.OLD).withShift(plan));
  }

  private ServiceDeploymentStatus status() {
    return sandbox.serviceDeployment("web").status();
  }

  private void assertRefused(String hookId, String why) {
    assertThatThrownBy(() -> sandbox.answer("web", hookId, DeploymentLifecycleHookAction.CONTINUE))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining(why);
  }
}
