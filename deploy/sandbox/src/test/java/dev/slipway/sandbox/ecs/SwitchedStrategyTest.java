package dev.slipway.sandbox.ecs;

import static dev.slipway.core.release.TargetContract.change;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapters.aws.AwsHttp;
import dev.slipway.adapters.ecs.EcsClients;
import dev.slipway.adapters.ecs.EcsTargets;
import dev.slipway.core.app.EcsStrategy;
import dev.slipway.core.app.Share;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.release.Change;
import dev.slipway.core.release.Known;
import dev.slipway.core.release.Marks;
import dev.slipway.core.release.PlanHash;
import dev.slipway.core.release.Preparation;
import dev.slipway.core.release.Target;
import dev.slipway.sandbox.fleet.ServicePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookTargetType;

/** A service gets another strategy, and no pause of the former one is left on it. */
class SwitchedStrategyTest {
  private static final Optional<EcsStrategy.Pause> PAUSE = Optional.of(EcsStrategy.PATIENT);
  private static final EcsStrategy PAUSING = new EcsStrategy.Rolling(PAUSE);
  private static final EcsStrategy CANARY =
      new EcsStrategy.Canary(
          Share.parse("5"), Duration.ofMinutes(1), Optional.of(Duration.ZERO), PAUSE);

  private final Sandbox sandbox =
      Sandbox.with(ServicePlan.web("web", Sandbox.OLD).withTwoTargetGroups());
  private final EcsClients clients =
      new EcsClients(
          new AwsHttp.Access(
              Optional.of(sandbox.standIn.url()),
              Optional.of(
                  StaticCredentialsProvider.create(
                      AwsBasicCredentials.create(EcsPlan.ACCESS_KEY, "secret")))));
  private final EcsTargets targets = new EcsTargets(clients::of, sandbox.standIn::now);
  private int releases;

  @AfterEach
  void close() {
    clients.close();
    sandbox.close();
  }

  @Test
  void eachStrategyLeavesItsOwnPauseAlone() {
    deploys(Optional.of(PAUSING));
    assertThat(stages()).containsExactly(List.of("PRE_SCALE_UP"));

    deploys(Optional.of(CANARY));
    assertThat(stages()).containsExactly(List.of("PRE_PRODUCTION_TRAFFIC_SHIFT"));

    deploys(Optional.of(PAUSING));
    assertThat(stages()).containsExactly(List.of("PRE_SCALE_UP"));
    assertThat(sandbox.standIn.count("UpdateService")).as("in the same call").isEqualTo(3);
  }

  @Test
  void serviceThatLosesItsStrategyPausesNoMore() {
    deploys(Optional.of(PAUSING));

    deploys(Optional.empty());

    assertThat(stages()).isEmpty();
    assertThat(sandbox.service("web").deploymentConfiguration().maximumPercent())
        .as("the rest is as it was set up")
        .isEqualTo(200);
  }

  @Test
  void pauseOfTheBotIsKnownAsItsOwnAlsoAfterItsDeploymentWasTakenBack() {
    begins(Optional.of(PAUSING));
    sandbox.tickUntilPaused("web");
    sandbox.answer("web", sandbox.hook("web").hookId(), DeploymentLifecycleHookAction.ROLLBACK);
    sandbox.tickUntilCompleted("web");
    assertThat(stages()).containsExactly(List.of("PRE_SCALE_UP"));

    deploys(Optional.of(CANARY));

    assertThat(stages()).containsExactly(List.of("PRE_PRODUCTION_TRAFFIC_SHIFT"));
  }

  @Test
  void pauseThatSomebodyElsePutAtTheBotsPlaceStays() {
    DeploymentLifecycleHook theirs =
        DeploymentLifecycleHook.builder()
            .targetType(DeploymentLifecycleHookTargetType.PAUSE)
            .lifecycleStages(DeploymentLifecycleHookStage.PRE_SCALE_UP)
            .build();
    sandbox.ecs.updateService(
        request ->
            request
                .cluster(Sandbox.CLUSTER)
                .service("web")
                .deploymentConfiguration(set -> set.lifecycleHooks(List.of(theirs))));

    begins(Optional.of(CANARY));

    assertThat(stages())
        .containsExactly(List.of("PRE_SCALE_UP"), List.of("PRE_PRODUCTION_TRAFFIC_SHIFT"));
  }

  /** Brings another build, and has it go on at every pause until it is complete. */
  private void deploys(Optional<EcsStrategy> strategy) {
    begins(strategy);
    sandbox.tickUntil(
        () -> {
          sandbox.serviceDeployment("web").lifecycleHookDetails().stream()
              .filter(hook -> "AWAITING_ACTION".equals(hook.statusAsString()))
              .forEach(
                  hook ->
                      sandbox.answer("web", hook.hookId(), DeploymentLifecycleHookAction.CONTINUE));
          return sandbox.serviceDeployment("web").finishedAt() != null;
        });
  }

  private void begins(Optional<EcsStrategy> strategy) {
    Target target = target(strategy);
    sandbox.seconds(10);
    Change change = change(new PlanHash("%012x".formatted(++releases)));
    String before = target.standing().revision();
    Preparation fetched = target.fetch(change, known(before, Marks.NONE), new Fence(1));
    Marks marks = Marks.NONE.withFetched(((Preparation.Ready) fetched).reference());
    if (target.runsBeside()) {
      target.prepare(change, known(before, marks), new Fence(1));
    } else {
      target.goLive(change, known(before, marks), new Fence(1));
    }
  }

  private Known known(String before, Marks marks) {
    return new Known(before, marks, Share.ALL, Instant.EPOCH, sandbox.standIn.now(), false);
  }

  private List<List<String>> stages() {
    return sandbox.service("web").deploymentConfiguration().lifecycleHooks().stream()
        .map(DeploymentLifecycleHook::lifecycleStagesAsStrings)
        .toList();
  }

  private Target target(Optional<EcsStrategy> strategy) {
    return targets.of(
        new TargetSpec.EcsService(
            new TargetName("web"), 1, "eu-west-1", Sandbox.CLUSTER, "web", "web", strategy),
        Duration.ofMinutes(10));
  }
}
