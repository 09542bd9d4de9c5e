package dev.slipway.adapters.ecs;

import dev.slipway.core.app.EcsStrategy;
import dev.slipway.core.release.Expiry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookDetail;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStatus;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookTargetType;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;

/**
 * A pause of a service deployment that waits for an answer. ECS gives each one an id of its own,
 * also when it comes again at the next step.
 *
 * @param deployment the ARN of the service deployment
 * @param expiry when ECS answers by itself; empty when it does not say
 * @param foreign whether somebody else put the pause on the service, to answer it himself
 */
record Halt(String deployment, String hook, Optional<Expiry> expiry, boolean foreign) {
  private static final String IN_PROGRESS = "IN_PROGRESS";

  /**
   * @param service for the pauses that are set up there
   * @param strategy of the bot; without one, it answers no pause
   */
  static Optional<Halt> of(
      ServiceDeployment deployment, Service service, Optional<EcsStrategy> strategy) {
    return IN_PROGRESS.equals(deployment.statusAsString())
        ? pauses(deployment)
            .filter(hook -> hook.status() == DeploymentLifecycleHookStatus.AWAITING_ACTION)
            .findFirst()
            .map(hook -> of(hook, deployment, isForeign(deployment, service, strategy)))
        : Optional.empty();
  }

  /** When the pause was that nobody answered; empty when that is not what ended the deployment. */
  static Optional<DeploymentLifecycleHookDetail> unanswered(ServiceDeployment deployment) {
    return pauses(deployment)
        .filter(hook -> hook.status() == DeploymentLifecycleHookStatus.TIMED_OUT)
        .filter(hook -> hook.timeoutAction() != DeploymentLifecycleHookAction.CONTINUE)
        .findFirst();
  }

  /** Whether the first pause was the last: whatever comes behind it has not begun. */
  static boolean neverAnswered(ServiceDeployment deployment) {
    return unanswered(deployment).isPresent()
        && pauses(deployment)
            .allMatch(hook -> hook.status() != DeploymentLifecycleHookStatus.SUCCEEDED);
  }

  private static Stream<DeploymentLifecycleHookDetail> pauses(ServiceDeployment deployment) {
    return deployment.lifecycleHookDetails().stream()
        .filter(hook -> hook.targetType() == DeploymentLifecycleHookTargetType.PAUSE);
  }

  private static Halt of(
      DeploymentLifecycleHookDetail hook, ServiceDeployment deployment, boolean foreign) {
    boolean goesOn = hook.timeoutAction() == DeploymentLifecycleHookAction.CONTINUE;
    return new Halt(
        deployment.serviceDeploymentArn(),
        hook.hookId(),
        Optional.ofNullable(hook.expiresAt()).map(at -> new Expiry(at, goesOn)),
        foreign);
  }

  /** What is set up for the stage tells whose it is: the pause itself has no name. */
  private static boolean isForeign(
      ServiceDeployment deployment, Service service, Optional<EcsStrategy> strategy) {
    String stage = deployment.lifecycleStageAsString();
    List<DeploymentLifecycleHook> here =
        DeploymentSettings.hooks(service).stream()
            .filter(hook -> hook.lifecycleStagesAsStrings().contains(stage))
            .filter(hook -> hook.targetType() == DeploymentLifecycleHookTargetType.PAUSE)
            .toList();
    return strategy
        .filter(ours -> ours.pause().isPresent())
        .map(
            ours ->
                !here.isEmpty()
                    && here.stream()
                        .noneMatch(hook -> DeploymentSettings.isAnsweredByUs(hook, ours)))
        .orElse(true);
  }
}
