package dev.slipway.adapters.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookDetail;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStatus;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookTargetType;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;

/** Whether users can have met new tasks, where ECS gives no weights. */
class TrafficTest {
  private static final Service BALANCED =
      Service.builder().loadBalancers(LoadBalancer.builder().build()).build();

  @ParameterizedTest
  @CsvSource({
    "BLUE_GREEN, POST_SCALE_UP, true",
    "CANARY, POST_TEST_TRAFFIC_SHIFT, true",
    "LINEAR, PRE_PRODUCTION_TRAFFIC_SHIFT, false",
    "BLUE_GREEN, PRODUCTION_TRAFFIC_SHIFT, false",
    "BLUE_GREEN, BAKE_TIME, false",
    "ROLLING, POST_SCALE_UP, false",
  })
  void stageTellsWhetherTrafficCanHaveMoved(String strategy, String stage, boolean unmoved) {
    ServiceDeployment deployment =
        deployment(strategy).toBuilder().status("IN_PROGRESS").lifecycleStage(stage).build();

    assertThat(Traffic.isUnmoved(deployment, BALANCED)).isEqualTo(unmoved);
  }

  @Test
  void pauseThatNobodyAnsweredLetNoneThrough() {
    assertThat(Traffic.isUnmoved(ended(DeploymentLifecycleHookStatus.TIMED_OUT), BALANCED))
        .isTrue();
    assertThat(
            Traffic.isUnmoved(
                ended(
                    DeploymentLifecycleHookStatus.SUCCEEDED,
                    DeploymentLifecycleHookStatus.TIMED_OUT),
                BALANCED))
        .as("the first step was answered")
        .isFalse();
    assertThat(Traffic.isUnmoved(deployment("CANARY"), BALANCED)).isFalse();
  }

  @Test
  void workersHaveNoUsersThatCouldBeKeptFromThem() {
    ServiceDeployment ended = ended(DeploymentLifecycleHookStatus.TIMED_OUT);

    assertThat(Traffic.isUnmoved(ended, Service.builder().build())).isFalse();
  }

  @Test
  void weightsThatEcsGivesAreBelieved() {
    ServiceDeployment moved =
        ended(DeploymentLifecycleHookStatus.TIMED_OUT).toBuilder()
            .targetServiceRevision(one -> one.requestedProductionTrafficWeight(5.0))
            .build();

    assertThat(Traffic.isUnmoved(moved, BALANCED)).isFalse();
  }

  private static ServiceDeployment ended(DeploymentLifecycleHookStatus... pauses) {
    return deployment("CANARY").toBuilder()
        .lifecycleHookDetails(List.of(pauses).stream().map(TrafficTest::pause).toList())
        .build();
  }

  private static DeploymentLifecycleHookDetail pause(DeploymentLifecycleHookStatus status) {
    return DeploymentLifecycleHookDetail.builder()
        .targetType(DeploymentLifecycleHookTargetType.PAUSE)
        .status(status)
        .timeoutAction(DeploymentLifecycleHookAction.ROLLBACK)
        .build();
  }

  private static ServiceDeployment deployment(String strategy) {
    return ServiceDeployment.builder()
        .status("ROLLBACK_SUCCESSFUL")
        .deploymentConfiguration(set -> set.strategy(strategy))
        .build();
  }
}
