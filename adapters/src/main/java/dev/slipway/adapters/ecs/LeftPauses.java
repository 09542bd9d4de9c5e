package dev.slipway.adapters.ecs;

import dev.slipway.core.app.TargetSpec;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * Pauses that the bot put on a service with another strategy than it has now. A hook has no name;
 * the task definition that was registered for a deployment with it says so.
 */
final class LeftPauses {
  private final TargetSpec.EcsService spec;
  private final TaskDefinitions taskDefinitions;

  LeftPauses(TargetSpec.EcsService spec, TaskDefinitions taskDefinitions) {
    this.spec = spec;
    this.taskDefinitions = taskDefinitions;
  }

  /** Empty when nothing of ours is left: asks only where something may be. */
  Optional<Service> cleared(Service service, String family) {
    Optional<DeploymentLifecycleHookStage> now =
        spec.strategy().flatMap(DeploymentSettings::pauses);
    List<DeploymentLifecycleHook> left =
        DeploymentSettings.hooks(service).stream()
            .filter(
                hook ->
                    DeploymentSettings.place(hook)
                        .filter(stage -> !now.equals(Optional.of(stage)))
                        .filter(stage -> isOurs(family, stage))
                        .isPresent())
            .toList();
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(DeploymentSettings.withoutHooks(service, left));
  }

  /** What the revisions of this service are registered with. */
  Optional<String> mark() {
    return spec.strategy()
        .flatMap(DeploymentSettings::pauses)
        .map(DeploymentLifecycleHookStage::toString);
  }

  private boolean isOurs(String family, DeploymentLifecycleHookStage stage) {
    return taskDefinitions.hasPaused(family, spec.name(), stage.toString());
  }
}
