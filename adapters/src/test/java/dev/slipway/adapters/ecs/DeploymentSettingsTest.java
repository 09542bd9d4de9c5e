package dev.slipway.adapters.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.app.EcsStrategy;
import dev.slipway.core.app.EcsStrategy.Pause;
import dev.slipway.core.app.EcsStrategy.Unanswered;
import dev.slipway.core.app.Share;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookTargetType;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.Service;

class DeploymentSettingsTest {
  private static final Optional<Pause> PAUSE =
      Optional.of(new Pause(Duration.ofMinutes(30), Unanswered.CONTINUE));
  private static final EcsStrategy CANARY =
      new EcsStrategy.Canary(
          Share.parse("0.5"), Duration.ofMinutes(10), Optional.of(Duration.ofMinutes(15)), PAUSE);
  private static final DeploymentLifecycleHook THEIRS =
      pause(DeploymentLifecycleHookStage.POST_TEST_TRAFFIC_SHIFT);
  private static final Service SERVICE =
      service(
          DeploymentConfiguration.builder()
              .deploymentCircuitBreaker(breaker -> breaker.enable(true).rollback(true))
              .alarms(alarms -> alarms.enable(true).alarmNames("errors"))
              .maximumPercent(150)
              .minimumHealthyPercent(100)
              .bakeTimeInMinutes(5)
              .lifecycleHooks(THEIRS)
              .build());

  @Test
  void whatTheStrategyDoesNotNameStaysAsItIs() {
    DeploymentConfiguration set = DeploymentSettings.forward(CANARY, SERVICE, false);

    assertThat(set.strategy()).isEqualTo(DeploymentStrategy.CANARY);
    assertThat(set.canaryConfiguration().canaryPercent()).isEqualTo(0.5);
    assertThat(set.canaryConfiguration().canaryBakeTimeInMinutes()).isEqualTo(10);
    assertThat(set.bakeTimeInMinutes()).isEqualTo(15);
    assertThat(set.maximumPercent()).isEqualTo(150);
    assertThat(set.minimumHealthyPercent()).isEqualTo(100);
    assertThat(set.alarms()).isEqualTo(SERVICE.deploymentConfiguration().alarms());
    assertThat(set.lifecycleHooks()).hasSize(2).startsWith(THEIRS);
  }

  @Test
  void theBreakerIsForRollingDeploymentsAlone() {
    EcsStrategy rolling = new EcsStrategy.Rolling(Optional.empty());

    assertThat(DeploymentSettings.forward(CANARY, SERVICE, false).deploymentCircuitBreaker())
        .isNull();
    assertThat(DeploymentSettings.forward(rolling, SERVICE, false).deploymentCircuitBreaker())
        .isEqualTo(SERVICE.deploymentConfiguration().deploymentCircuitBreaker());
  }

  @Test
  void ourPauseIsThereOnceAndSaysWhatIsConfiguredNow() {
    Service before =
        service(
            DeploymentConfiguration.builder()
                .lifecycleHooks(pause(DeploymentLifecycleHookStage.PRE_PRODUCTION_TRAFFIC_SHIFT))
                .build());

    List<DeploymentLifecycleHook> hooks =
        DeploymentSettings.forward(CANARY, before, false).lifecycleHooks();

    assertThat(hooks)
        .singleElement()
        .satisfies(
            hook -> {
              assertThat(hook.lifecycleStages())
                  .containsExactly(DeploymentLifecycleHookStage.PRE_PRODUCTION_TRAFFIC_SHIFT);
              assertThat(hook.timeoutConfiguration().timeoutInMinutes()).isEqualTo(30);
              assertThat(hook.timeoutConfiguration().action())
                  .isEqualTo(DeploymentLifecycleHookAction.CONTINUE);
            });
  }

  @Test
  void aPauseOfOthersAtOurPlaceStandsForOurs() {
    DeploymentLifecycleHook both =
        pause(
            DeploymentLifecycleHookStage.POST_SCALE_UP,
            DeploymentLifecycleHookStage.PRE_PRODUCTION_TRAFFIC_SHIFT);
    Service service = service(DeploymentConfiguration.builder().lifecycleHooks(both).build());

    assertThat(DeploymentSettings.forward(CANARY, service, false).lifecycleHooks())
        .containsExactly(both);
  }

  @Test
  void aBuildThatComesBackPausesButTakesNoSteps() {
    DeploymentConfiguration set = DeploymentSettings.forward(CANARY, SERVICE, true);

    assertThat(set.strategy()).isEqualTo(DeploymentStrategy.BLUE_GREEN);
    assertThat(set.canaryConfiguration()).isNull();
    assertThat(set.lifecycleHooks()).hasSize(2);
  }

  @Test
  void theWayBackAsksNobodyAndKeepsNothing() {
    DeploymentConfiguration set = DeploymentSettings.back(CANARY, SERVICE);

    assertThat(set.strategy()).isEqualTo(DeploymentStrategy.BLUE_GREEN);
    assertThat(set.lifecycleHooks()).containsExactly(THEIRS);
    assertThat(set.bakeTimeInMinutes()).isZero();
  }

  @Test
  void anotherStrategyThanTheServiceHadIsSaid() {
    assertThat(DeploymentSettings.change(CANARY, SERVICE))
        .contains("the service was set to ROLLING, and is CANARY from now on");
    assertThat(DeploymentSettings.change(new EcsStrategy.Rolling(PAUSE), SERVICE)).isEmpty();
  }

  private static DeploymentLifecycleHook pause(DeploymentLifecycleHookStage... stages) {
    return DeploymentLifecycleHook.builder()
        .targetType(DeploymentLifecycleHookTargetType.PAUSE)
        .lifecycleStages(stages)
        .build();
  }

  private static Service service(DeploymentConfiguration configuration) {
    return Service.builder().serviceName("web").deploymentConfiguration(configuration).build();
  }
}
