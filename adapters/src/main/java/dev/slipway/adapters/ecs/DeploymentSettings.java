package dev.slipway.adapters.ecs;

import dev.slipway.core.app.EcsStrategy;
import dev.slipway.core.app.EcsStrategy.Pause;
import dev.slipway.core.app.EcsStrategy.Unanswered;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.CanaryConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookTargetType;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.LinearConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * How ECS is told to deploy, made from what the service has: what a strategy does not name, such as
 * percentages, alarms and the hooks of others, stays as it is.
 */
final class DeploymentSettings {
  /** While a rolling deployment goes on, users meet each new task as it starts. */
  private static final DeploymentLifecycleHookStage BEFORE_TASKS =
      DeploymentLifecycleHookStage.PRE_SCALE_UP;

  private static final DeploymentLifecycleHookStage BEFORE_TRAFFIC =
      DeploymentLifecycleHookStage.PRE_PRODUCTION_TRAFFIC_SHIFT;

  private DeploymentSettings() {}

  /**
   * @param goesBack whether it brings a build that was live before: its traffic moves at once
   */
  static DeploymentConfiguration forward(EcsStrategy strategy, Service service, boolean goesBack) {
    DeploymentConfiguration.Builder next = withoutPause(strategy, service);
    List<DeploymentLifecycleHook> hooks = new ArrayList<>(next.build().lifecycleHooks());
    DeploymentLifecycleHookStage stage = stage(strategy);
    boolean pausesThere =
        hooks.stream().anyMatch(hook -> isPause(hook) && hook.lifecycleStages().contains(stage));
    if (!pausesThere) {
      strategy.pause().map(pause -> hook(stage, pause)).ifPresent(hooks::add);
    }
    next.lifecycleHooks(hooks);
    return goesBack ? atOnce(next, strategy) : shaped(next, strategy);
  }

  /** The way back once it was live: at once, and without asking anybody. */
  static DeploymentConfiguration back(EcsStrategy strategy, Service service) {
    return atOnce(withoutPause(strategy, service), strategy).toBuilder()
        .applyMutation(
            next -> {
              if (!(strategy instanceof EcsStrategy.Rolling)) {
                next.bakeTimeInMinutes(0);
              }
            })
        .build();
  }

  /** What is different from how the service was deployed until now, in words. */
  static Optional<String> change(EcsStrategy strategy, Service service) {
    String now = kind(strategy).toString();
    String before =
        present(service).map(DeploymentConfiguration::strategyAsString).orElse("ROLLING");
    return before.equals(now)
        ? Optional.empty()
        : Optional.of("the service was set to %s, and is %s from now on".formatted(before, now));
  }

  static List<DeploymentLifecycleHook> hooks(Service service) {
    return present(service).map(DeploymentConfiguration::lifecycleHooks).orElse(List.of());
  }

  /** Where the bot puts its pause with this strategy; empty when it puts none. */
  static Optional<DeploymentLifecycleHookStage> pauses(EcsStrategy strategy) {
    return strategy.pause().map(pause -> stage(strategy));
  }

  /** Whether the bot may have put it there, with whatever strategy; and where. */
  static Optional<DeploymentLifecycleHookStage> place(DeploymentLifecycleHook hook) {
    return Stream.of(BEFORE_TASKS, BEFORE_TRAFFIC)
        .filter(stage -> isPause(hook) && hook.lifecycleStages().equals(List.of(stage)))
        .findFirst();
  }

  /** The same service with fewer hooks. */
  static Service withoutHooks(Service service, List<DeploymentLifecycleHook> gone) {
    List<DeploymentLifecycleHook> left =
        hooks(service).stream().filter(hook -> !gone.contains(hook)).toList();
    return service.toBuilder()
        .deploymentConfiguration(
            service.deploymentConfiguration().toBuilder().lifecycleHooks(left).build())
        .build();
  }

  /** Whether the pause comes where the bot's own would: then it stands for it. */
  static boolean isAnsweredByUs(DeploymentLifecycleHook hook, EcsStrategy strategy) {
    return isPause(hook) && hook.lifecycleStages().contains(stage(strategy));
  }

  private static DeploymentConfiguration.Builder withoutPause(
      EcsStrategy strategy, Service service) {
    List<DeploymentLifecycleHookStage> ours = List.of(stage(strategy));
    DeploymentConfiguration present =
        present(service).orElseGet(() -> DeploymentConfiguration.builder().build());
    return present.toBuilder()
        .lifecycleHooks(
            present.lifecycleHooks().stream()
                .filter(hook -> !isPause(hook) || !hook.lifecycleStages().equals(ours))
                .toList());
  }

  private static DeploymentConfiguration shaped(
      DeploymentConfiguration.Builder next, EcsStrategy strategy) {
    next.strategy(kind(strategy)).canaryConfiguration((CanaryConfiguration) null);
    next.linearConfiguration((LinearConfiguration) null);
    switch (strategy) {
      case EcsStrategy.Rolling rolling -> {}
      case EcsStrategy.BlueGreen blueGreen -> {}
      case EcsStrategy.Linear linear ->
          next.linearConfiguration(
              steps ->
                  steps
                      .stepPercent(percent(linear.step().hundredths()))
                      .stepBakeTimeInMinutes(minutes(linear.bake())));
      case EcsStrategy.Canary canary ->
          next.canaryConfiguration(
              part ->
                  part.canaryPercent(percent(canary.part().hundredths()))
                      .canaryBakeTimeInMinutes(minutes(canary.bake())));
    }
    return beside(next, strategy).build();
  }

  private static DeploymentConfiguration atOnce(
      DeploymentConfiguration.Builder next, EcsStrategy strategy) {
    return shaped(next, strategy.atOnce());
  }

  /** The circuit breaker is known to rolling deployments only. */
  private static DeploymentConfiguration.Builder beside(
      DeploymentConfiguration.Builder next, EcsStrategy strategy) {
    if (!(strategy instanceof EcsStrategy.Rolling)) {
      next.deploymentCircuitBreaker((DeploymentCircuitBreaker) null);
    }
    strategy.keepOld().map(DeploymentSettings::minutes).ifPresent(next::bakeTimeInMinutes);
    return next;
  }

  private static DeploymentLifecycleHook hook(DeploymentLifecycleHookStage stage, Pause pause) {
    return DeploymentLifecycleHook.builder()
        .targetType(DeploymentLifecycleHookTargetType.PAUSE)
        .lifecycleStages(stage)
        .timeoutConfiguration(
            timeout ->
                timeout
                    .timeoutInMinutes(minutes(pause.timeout()))
                    .action(
                        pause.then() == Unanswered.CONTINUE
                            ? DeploymentLifecycleHookAction.CONTINUE
                            : DeploymentLifecycleHookAction.ROLLBACK))
        .build();
  }

  private static DeploymentLifecycleHookStage stage(EcsStrategy strategy) {
    return strategy instanceof EcsStrategy.Rolling ? BEFORE_TASKS : BEFORE_TRAFFIC;
  }

  private static DeploymentStrategy kind(EcsStrategy strategy) {
    return switch (strategy) {
      case EcsStrategy.Rolling rolling -> DeploymentStrategy.ROLLING;
      case EcsStrategy.BlueGreen blueGreen -> DeploymentStrategy.BLUE_GREEN;
      case EcsStrategy.Linear linear -> DeploymentStrategy.LINEAR;
      case EcsStrategy.Canary canary -> DeploymentStrategy.CANARY;
    };
  }

  private static boolean isPause(DeploymentLifecycleHook hook) {
    return hook.targetType() == DeploymentLifecycleHookTargetType.PAUSE;
  }

  private static Optional<DeploymentConfiguration> present(Service service) {
    return Optional.ofNullable(service.deploymentConfiguration());
  }

  private static int minutes(Duration duration) {
    return (int) duration.toMinutes();
  }

  private static double percent(int hundredths) {
    return BigDecimal.valueOf(hundredths, 2).doubleValue();
  }
}
