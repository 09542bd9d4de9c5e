package dev.slipway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.fleet.Fault;
import dev.slipway.sandbox.fleet.Mishap;
import dev.slipway.sandbox.fleet.Mishap.Whose;
import dev.slipway.sandbox.fleet.ServicePlan;
import dev.slipway.sandbox.traffic.ShiftPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;
import software.amazon.awssdk.services.ecs.model.ServiceRevisionSummary;

class BlueGreenTest {
  private static final ServicePlan PLAN =
      ServicePlan.web("web", Sandbox.OLD).withShift(ShiftPlan.blueGreen(Duration.ofMinutes(5)));

  private final Sandbox sandbox = Sandbox.with(PLAN);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void stagesComeInOrderAndEndInSuccess() {
    sandbox.deploy("web", Sandbox.NEW);

    assertThat(sandbox.stage("web")).isNull();
    assertThat(stagesUntilTheEnd())
        .containsExactly(
            "PRE_SCALE_UP",
            "SCALE_UP",
            "POST_SCALE_UP",
            "TEST_TRAFFIC_SHIFT",
            "POST_TEST_TRAFFIC_SHIFT",
            "PRE_PRODUCTION_TRAFFIC_SHIFT",
            "PRODUCTION_TRAFFIC_SHIFT",
            "POST_PRODUCTION_TRAFFIC_SHIFT",
            "BAKE_TIME",
            "CLEAN_UP");
    assertThat(current().status()).isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);
    assertThat(sandbox.standIn.service("web").image()).isEqualTo(Sandbox.NEW);
    assertThat(sandbox.service("web").deployments()).hasSize(1);
  }

  @Test
  void weightsMoveAsTheStagesSay() {
    sandbox.deploy("web", Sandbox.NEW);

    sandbox.tickUntilStage("web", "POST_SCALE_UP");
    assertThat(weights(target())).containsExactly(0.0, 0.0);
    assertThat(weights(source())).containsExactly(100.0, 0.0);
    sandbox.tickUntilStage("web", "POST_TEST_TRAFFIC_SHIFT");
    assertThat(weights(target())).containsExactly(0.0, 100.0);
    sandbox.tickUntilStage("web", "BAKE_TIME");
    assertThat(weights(target())).containsExactly(100.0, 100.0);
    assertThat(weights(source())).containsExactly(0.0, 0.0);
  }

  @Test
  void bothRevisionsRunInFullUntilTheBakeTimeIsOver() {
    sandbox.deploy("web", Sandbox.NEW);
    sandbox.tickUntilStage("web", "BAKE_TIME");

    int baked =
        sandbox.tickUntil(
            () -> {
              boolean bakes = "BAKE_TIME".equals(sandbox.stage("web"));
              assertThat(!bakes || source().runningTaskCount() == 2).isTrue();
              return !bakes;
            });
    assertThat(baked).isEqualTo(300);
    assertThat(target().runningTaskCount()).isEqualTo(2);
    assertThat(target().requestedTaskCount()).isEqualTo(2);
    sandbox.tickUntilCompleted("web");

    assertThat(source().runningTaskCount()).isZero();
    assertThat(sandbox.service("web").runningCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PRE_SCALE_UP",
        "SCALE_UP",
        "TEST_TRAFFIC_SHIFT",
        "PRODUCTION_TRAFFIC_SHIFT",
        "BAKE_TIME",
        "CLEAN_UP"
      })
  void rollbackOnRequestGivesTheTrafficBackAtOnce(String stage) {
    String blue = sandbox.primary("web").id();
    sandbox.deploy("web", Sandbox.NEW);
    sandbox.tickUntilStage("web", stage);
    sandbox.rollBack("web");
    assertThat(current().status()).isEqualTo(ServiceDeploymentStatus.ROLLBACK_REQUESTED);
    sandbox.standIn.tick();

    assertThat(current().status()).isEqualTo(ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS);
    assertThat(target().requestedProductionTrafficWeight()).isZero();
    assertThat(source().requestedProductionTrafficWeight()).isEqualTo(100);
    assertThat(current().rollback().serviceRevisionArn()).isEqualTo(source().arn());
    sandbox.tickUntilCompleted("web");

    assertThat(current().status()).isEqualTo(ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL);
    assertThat(target().runningTaskCount()).isZero();
    assertThat(sandbox.service("web").deployments())
        .singleElement()
        .returns(blue, Deployment::id)
        .returns(2, Deployment::runningCount);
    assertThat(sandbox.standIn.service("web").image()).isEqualTo(Sandbox.OLD);
  }

  @Test
  void rollbackInTheBakeTimeNeedsNoNewTask() {
    sandbox.deploy("web", Sandbox.NEW);
    sandbox.tickUntilStage("web", "BAKE_TIME");
    List<String> before = taskArns();
    sandbox.rollBack("web");
    sandbox.standIn.tick();
    assertThat(sandbox.stage("web")).isEqualTo("PRODUCTION_TRAFFIC_SHIFT");
    sandbox.tickUntilCompleted("web");

    assertThat(before).containsAll(taskArns());
  }

  @Test
  void nothingButTheLimitOfAStageEndsARevisionThatNeverGetsHealthy() {
    sandbox.standIn.fault("web", Fault.NEVER_HEALTHY);
    sandbox.deploy("web", Sandbox.NEW);
    sandbox.standIn.advance(Duration.ofHours(23));

    assertThat(sandbox.stage("web")).isEqualTo("SCALE_UP");
    assertThat(current().status()).isEqualTo(ServiceDeploymentStatus.IN_PROGRESS);
    assertThat(current().deploymentCircuitBreaker().statusAsString()).isEqualTo("DISABLED");
    assertThat(sandbox.primary("web").failedTasks()).isGreaterThan(10);
    assertThat(source().runningTaskCount()).isEqualTo(2);
    sandbox.standIn.advance(Duration.ofHours(2));

    assertThat(current().status()).isEqualTo(ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL);
    assertThat(current().statusReason()).contains("SCALE_UP lifecycle stage timed out");
  }

  @Test
  void oldRevisionIsKeptInFullWhileTheNewOneStarts() {
    sandbox.deploy("web", Sandbox.NEW);
    sandbox.tickUntilStage("web", "SCALE_UP");
    sandbox.standIn.befall("web", Mishap.CRASH, Whose.OLD, 2);
    sandbox.tickUntilStage("web", "BAKE_TIME");

    assertThat(source().runningTaskCount()).isEqualTo(2);
  }

  @Test
  void newerDeploymentReconcilesTheServiceFirst() {
    sandbox.deploy("web", Sandbox.NEW);
    sandbox.tickUntilStage("web", "BAKE_TIME");
    String overtaken = current().serviceDeploymentArn();
    sandbox.deploy("web", Sandbox.image(3));

    assertThat(stagesUntilTheEnd()).startsWith("RECONCILE_SERVICE", "PRE_SCALE_UP", "SCALE_UP");
    assertThat(sandbox.standIn.service("web").image()).isEqualTo(Sandbox.image(3));
    assertThat(
            sandbox
                .ecs
                .describeServiceDeployments(r -> r.serviceDeploymentArns(overtaken))
                .serviceDeployments()
                .getFirst())
        .returns(ServiceDeploymentStatus.STOPPED, ServiceDeployment::status)
        .satisfies(d -> assertThat(weights(d.targetServiceRevision())).containsExactly(0.0, 0.0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CRASH_AFTER_TRAFFIC", "UNHEALTHY_AFTER_TRAFFIC"})
  void regressionAfterTheShiftShowsInTheBakeTimeAndIsNobodysButTheCallers(String fault) {
    sandbox.standIn.fault("web", Fault.valueOf(fault));
    sandbox.deploy("web", Sandbox.NEW);
    sandbox.tickUntilStage("web", "BAKE_TIME");
    assertThat(target().runningTaskCount()).isEqualTo(2);
    sandbox.tickUntil(() -> target().runningTaskCount() == 0);

    assertThat(sandbox.stage("web")).isEqualTo("BAKE_TIME");
    sandbox.rollBack("web");
    sandbox.tickUntilCompleted("web");
    assertThat(current().status()).isEqualTo(ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL);
  }

  @Test
  void serviceWithoutALoadBalancerGoesThroughTheStagesWithoutWeights() {
    ServicePlan worker = ServicePlan.worker("worker", Sandbox.OLD).withShift(PLAN.shift());
    try (var headless = Sandbox.with(worker)) {
      headless.deploy("worker", Sandbox.NEW);
      headless.tickUntilStage("worker", "BAKE_TIME");
      ServiceDeployment baking = headless.serviceDeployment("worker");

      assertThat(baking.targetServiceRevision().requestedProductionTrafficWeight()).isNull();
      assertThat(baking.sourceServiceRevisions().getFirst().runningTaskCount()).isEqualTo(2);
    }
  }

  @Test
  void primaryOfTheServiceIsInProgressUntilTheCleanUpIsDone() {
    sandbox.deploy("web", Sandbox.NEW);
    sandbox.tickUntilStage("web", "CLEAN_UP");

    assertThat(sandbox.primary("web").rolloutState()).isEqualTo(DeploymentRolloutState.IN_PROGRESS);
    assertThat(sandbox.service("web").deployments()).hasSize(2);
  }

  private List<String> stagesUntilTheEnd() {
    List<String> seen = new ArrayList<>();
    sandbox.tickUntil(
        () -> {
          String stage = sandbox.stage("web");
          if (stage != null && (seen.isEmpty() || !seen.getLast().equals(stage))) {
            seen.add(stage);
          }
          return current().finishedAt() != null;
        });
    return seen;
  }

  private List<String> taskArns() {
    return sandbox.tasks("web", "RUNNING").stream().map(task -> task.taskArn()).toList();
  }

  private ServiceDeployment current() {
    return sandbox.serviceDeployment("web");
  }

  private ServiceRevisionSummary target() {
    return current().targetServiceRevision();
  }

  private ServiceRevisionSummary source() {
    return current().sourceServiceRevisions().getFirst();
  }

  private static List<Double> weights(ServiceRevisionSummary revision) {
    return List.of(
        revision.requestedProductionTrafficWeight(), revision.requestedTestTrafficWeight());
  }
}
