package dev.slipway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.sandbox.fleet.ServicePlan;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;

/** UpdateService with a deploymentConfiguration. */
class ShiftConfigurationTest {
  private final Sandbox sandbox =
      Sandbox.with(
          ServicePlan.web("web", Sandbox.OLD).withTwoTargetGroups(),
          ServicePlan.web("plain", Sandbox.OLD),
          ServicePlan.worker("worker", Sandbox.OLD));

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void configurationIsKeptAndShownAndStartsNoDeployment() {
    String before = sandbox.primary("web").id();
    DeploymentLifecycleHook hook =
        DeploymentLifecycleHook.builder()
            .targetType("PAUSE")
            .lifecycleStagesWithStrings("POST_TEST_TRAFFIC_SHIFT", "PRE_PRODUCTION_TRAFFIC_SHIFT")
            .timeoutConfiguration(t -> t.timeoutInMinutes(60).action("CONTINUE"))
            .build();
    configure(
        "web",
        c ->
            c.strategy("CANARY")
                .bakeTimeInMinutes(15)
                .canaryConfiguration(x -> x.canaryPercent(0.5).canaryBakeTimeInMinutes(20))
                .lifecycleHooks(hook));
    sandbox.seconds(5);

    DeploymentConfiguration kept = sandbox.service("web").deploymentConfiguration();
    assertThat(kept.strategy()).isEqualTo(DeploymentStrategy.CANARY);
    assertThat(kept.bakeTimeInMinutes()).isEqualTo(15);
    assertThat(kept.canaryConfiguration().canaryPercent()).isEqualTo(0.5);
    assertThat(kept.canaryConfiguration().canaryBakeTimeInMinutes()).isEqualTo(20);
    assertThat(kept.lifecycleHooks()).containsExactly(hook);
    assertThat(kept.maximumPercent()).isEqualTo(200);
    assertThat(sandbox.primary("web").id()).isEqualTo(before);
    assertThat(sandbox.serviceDeployment("web").status())
        .isEqualTo(ServiceDeploymentStatus.SUCCESSFUL);
  }

  @Test
  void whatIsNotMentionedStays() {
    configure("web", c -> c.strategy("BLUE_GREEN").bakeTimeInMinutes(7).lifecycleHooks(pause(10)));
    configure("web", c -> c.minimumHealthyPercent(50));

    DeploymentConfiguration kept = sandbox.service("web").deploymentConfiguration();
    assertThat(kept.strategy()).isEqualTo(DeploymentStrategy.BLUE_GREEN);
    assertThat(kept.bakeTimeInMinutes()).isEqualTo(7);
    assertThat(kept.lifecycleHooks()).hasSize(1);
    configure("web", c -> c.strategy("ROLLING").lifecycleHooks(List.of()));
    assertThat(sandbox.service("web").deploymentConfiguration().hasLifecycleHooks()).isFalse();
  }

  @Test
  void defaultsAreThoseOfTheApi() {
    configure("web", c -> c.strategy("LINEAR").lifecycleHooks(usual()));
    DeploymentConfiguration linear = sandbox.service("web").deploymentConfiguration();
    configure("web", c -> c.strategy("CANARY"));
    DeploymentConfiguration canary = sandbox.service("web").deploymentConfiguration();

    assertThat(linear.linearConfiguration().stepPercent()).isEqualTo(10);
    assertThat(linear.linearConfiguration().stepBakeTimeInMinutes()).isEqualTo(6);
    assertThat(linear.lifecycleHooks().getFirst().timeoutConfiguration())
        .returns(1440, t -> t.timeoutInMinutes())
        .returns(DeploymentLifecycleHookAction.ROLLBACK, t -> t.action());
    assertThat(canary.linearConfiguration()).isNull();
    assertThat(canary.canaryConfiguration().canaryPercent()).isEqualTo(5);
    assertThat(canary.canaryConfiguration().canaryBakeTimeInMinutes()).isEqualTo(10);
  }

  @Test
  void deploymentKeepsTheConfigurationThatItStartedWith() {
    configure("web", c -> c.strategy("BLUE_GREEN").bakeTimeInMinutes(1));
    sandbox.deploy("web", Sandbox.NEW);
    sandbox.tickUntilStage("web", "SCALE_UP");
    configure("web", c -> c.strategy("ROLLING"));
    sandbox.tickUntilStage("web", "BAKE_TIME");

    assertThat(sandbox.serviceDeployment("web").deploymentConfiguration().strategy())
        .isEqualTo(DeploymentStrategy.BLUE_GREEN);
  }

  @Test
  void strategiesNeedWhatTheyShiftTrafficWith() {
    assertThatThrownBy(() -> configure("plain", c -> c.strategy("BLUE_GREEN")))
        .isInstanceOf(ClientException.class)
        .hasMessageContaining(
            "advancedConfiguration field is required for all loadBalancers when using the"
                + " Blue/green deployment strategy");
    assertThatThrownBy(() -> configure("worker", c -> c.strategy("LINEAR")))
        .isInstanceOf(InvalidParameterException.class);
    configure("worker", c -> c.strategy("BLUE_GREEN"));

    assertThat(sandbox.service("web").loadBalancers().getFirst().advancedConfiguration())
        .satisfies(
            advanced -> {
              assertThat(advanced.alternateTargetGroupArn())
                  .contains(":targetgroup/web-alternate/");
              assertThat(advanced.productionListenerRule()).contains(":listener-rule/app/");
              assertThat(advanced.roleArn()).contains(":role/");
            });
    assertThat(sandbox.service("plain").loadBalancers().getFirst().advancedConfiguration())
        .isNull();
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        row("strategy", c -> c.strategy("BLUE")),
        row("bakeTimeInMinutes", c -> c.strategy("BLUE_GREEN").bakeTimeInMinutes(1441)),
        row("canaryPercent", c -> canary(c, 0.05, 1)),
        row("canaryPercent", c -> canary(c, 100.1, 1)),
        row("canaryPercent", c -> canary(c, 1.25, 1)),
        row("canaryBakeTimeInMinutes", c -> canary(c, 5, 1441)),
        row("stepPercent", c -> c.strategy("LINEAR").linearConfiguration(l -> l.stepPercent(2.9))),
        row(
            "stepBakeTimeInMinutes",
            c -> c.strategy("LINEAR").linearConfiguration(l -> l.stepBakeTimeInMinutes(-1))),
        row("timeoutInMinutes", c -> c.lifecycleHooks(pause(0))),
        row("timeoutInMinutes", c -> c.lifecycleHooks(pause(20_161))),
        row(
            "at most 10",
            c -> c.lifecycleHooks(Stream.generate(() -> pause(1)).limit(11).toList())),
        row("AWS_LAMBDA", c -> c.lifecycleHooks(typed(null))),
        row("Valid values are: AWS_LAMBDA, PAUSE", c -> c.lifecycleHooks(typed("X"))),
        row("lifecycleStages", c -> c.lifecycleHooks(at())),
        row("Invalid lifecycle stage", c -> c.lifecycleHooks(at("TEST_TRAFFIC_SHIFT"))),
        row("Invalid lifecycle stage", c -> c.lifecycleHooks(at("PRODUCTION_TRAFFIC_SHIFT"))),
        row("Invalid lifecycle stage", c -> c.lifecycleHooks(at("BAKE_TIME"))));
  }

  @ParameterizedTest
  @MethodSource
  void refused(String why, Consumer<DeploymentConfiguration.Builder> configuration) {
    assertThatThrownBy(() -> configure("web", configuration))
        .isInstanceOf(InvalidParameterException.class)
        .hasMessageContaining(why);
    assertThat(sandbox.service("web").deploymentConfiguration().strategy())
        .isEqualTo(DeploymentStrategy.ROLLING);
  }

  private static Arguments row(
      String why, Consumer<DeploymentConfiguration.Builder> configuration) {
    return Arguments.of(why, configuration);
  }

  private static void canary(DeploymentConfiguration.Builder builder, double percent, int bake) {
    builder
        .strategy("CANARY")
        .canaryConfiguration(c -> c.canaryPercent(percent).canaryBakeTimeInMinutes(bake));
  }

  private static DeploymentLifecycleHook pause(int minutes) {
    return usual().toBuilder().timeoutConfiguration(t -> t.timeoutInMinutes(minutes)).build();
  }

  private static DeploymentLifecycleHook usual() {
    return at("POST_SCALE_UP");
  }

  private static DeploymentLifecycleHook typed(@Nullable String type) {
    return usual().toBuilder().targetType(type).build();
  }

  private static DeploymentLifecycleHook at(String... stages) {
    return DeploymentLifecycleHook.builder()
        .targetType("PAUSE")
        .lifecycleStagesWithStrings(stages)
        .build();
  }

  private void configure(String service, Consumer<DeploymentConfiguration.Builder> configuration) {
    sandbox.ecs.updateService(
        r -> r.cluster(Sandbox.CLUSTER).service(service).deploymentConfiguration(configuration));
  }
}
