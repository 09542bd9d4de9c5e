package dev.slipway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.fleet.Fault;
import dev.slipway.sandbox.fleet.ServicePlan;
import dev.slipway.sandbox.traffic.ShiftPlan;
import dev.slipway.sandbox.traffic.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentLifecycleStage;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;

/** LINEAR and CANARY. */
class StepsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void canaryTakesTwoStepsAndWatchesTheFirst() {
    try (var sandbox = following(ShiftPlan.canary(0.5, MINUTE.multipliedBy(10), MINUTE))) {
      sandbox.deploy("web", Sandbox.NEW);
      sandbox.tickUntilStage("web", "PRODUCTION_TRAFFIC_SHIFT");
      assertThat(production(sandbox)).isEqualTo(0.5);
      int watched = sandbox.tickUntil(() -> production(sandbox) > 0.5);

      assertThat(watched).isBetween(600, 610);
      assertThat(production(sandbox)).isEqualTo(100);
      sandbox.tickUntilCompleted("web");
      assertThat(sandbox.standIn.service("web").image()).isEqualTo(Sandbox.NEW);
    }
  }

  @Test
  void linearTakesEqualStepsAndTheRest() {
    try (var sandbox = following(ShiftPlan.linear(30, MINUTE, MINUTE))) {
      sandbox.deploy("web", Sandbox.NEW);
      List<Double> seen = new ArrayList<>(List.of(0.0));
      sandbox.tickUntil(
          () -> {
            if (production(sandbox) > seen.getLast()) {
              seen.add(production(sandbox));
            }
            return sandbox.serviceDeployment("web").finishedAt() != null;
          });

      assertThat(seen).containsExactly(0.0, 30.0, 60.0, 90.0, 100.0);
    }
  }

  @Test
  void lastStepIsNotWatchedBeforeTheBakeTime() {
    try (var sandbox = following(ShiftPlan.linear(50, MINUTE.multipliedBy(20), MINUTE))) {
      sandbox.deploy("web", Sandbox.NEW);
      sandbox.tickUntil(() -> production(sandbox) > 99);

      assertThat(sandbox.tickUntilStage("web", "BAKE_TIME")).isLessThan(10);
    }
  }

  @Test
  void hookBeforeTheTrafficHoldsEveryStepUnderANewId() {
    ShiftPlan plan =
        ShiftPlan.linear(20, MINUTE, MINUTE).withPause(Stage.PRE_PRODUCTION_TRAFFIC_SHIFT);
    try (var sandbox = following(plan)) {
      sandbox.deploy("web", Sandbox.NEW);
      List<String> hooks = new ArrayList<>();
      List<Double> weights = new ArrayList<>();
      for (int step = 0; step < 5; step++) {
        sandbox.tickUntilPaused("web");
        sandbox.seconds(200);
        weights.add(production(sandbox));
        hooks.add(sandbox.hook("web").hookId());
        sandbox.answer("web", hooks.getLast(), DeploymentLifecycleHookAction.CONTINUE);
      }
      sandbox.tickUntilCompleted("web");

      assertThat(hooks).doesNotHaveDuplicates();
      assertThat(weights).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0);
      assertThat(sandbox.serviceDeployment("web").status())
          .isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);
    }
  }

  /** The trap of reading the stage through the enum of SDK 2.50.2. */
  @Test
  void stageBeforeTheTrafficIsNotInTheEnumOfTheSdk() {
    ShiftPlan plan =
        ShiftPlan.canary(5, MINUTE, MINUTE).withPause(Stage.PRE_PRODUCTION_TRAFFIC_SHIFT);
    try (var sandbox = following(plan)) {
      sandbox.deploy("web", Sandbox.NEW);
      sandbox.tickUntilPaused("web");

      assertThat(sandbox.stage("web")).isEqualTo("PRE_PRODUCTION_TRAFFIC_SHIFT");
      assertThat(sandbox.serviceDeployment("web").lifecycleStage())
          .isEqualTo(ServiceDeploymentLifecycleStage.UNKNOWN_TO_SDK_VERSION);
    }
  }

  @Test
  void regressionShowsWhileTheFirstStepIsWatched() {
    try (var sandbox = following(ShiftPlan.canary(10, MINUTE.multipliedBy(10), MINUTE))) {
      sandbox.standIn.fault("web", Fault.CRASH_AFTER_TRAFFIC);
      sandbox.deploy("web", Sandbox.NEW);
      sandbox.tickUntilStage("web", "PRODUCTION_TRAFFIC_SHIFT");
      sandbox.tickUntil(
          () -> sandbox.serviceDeployment("web").targetServiceRevision().runningTaskCount() == 0);

      assertThat(production(sandbox)).isEqualTo(10);
      sandbox.rollBack("web");
      sandbox.standIn.tick();
      assertThat(production(sandbox)).isZero();
    }
  }

  private static Sandbox following(ShiftPlan plan) {
    return Sandbox.with(ServicePlan.web("web", Sandbox.OLD).withShift(plan));
  }

  private static double production(Sandbox sandbox) {
    return sandbox
        .serviceDeployment("web")
        .targetServiceRevision()
        .requestedProductionTrafficWeight();
  }
}
