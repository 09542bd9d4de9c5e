package dev.slipway.adapters.ecs;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** How long a complete deployment is watched before it is called live. */
final class Soak {
  /**
   * ECS takes tasks that nothing checks for healthy 40 s after they run (AWS page
   * <i>DeploymentConfiguration</i>, minimumHealthyPercent): whatever crashes later than that has
   * succeeded before.
   */
  private static final Duration OF_UNCHECKED = Duration.ofSeconds(60);

  private Soak() {}

  static Duration of(Optional<Duration> configured, Service service, TaskDefinition definition) {
    return configured.orElseGet(
        () -> isChecked(service, definition) ? Duration.ZERO : OF_UNCHECKED);
  }

  private static boolean isChecked(Service service, TaskDefinition definition) {
    return !service.loadBalancers().isEmpty()
        || definition.containerDefinitions().stream()
            .map(ContainerDefinition::healthCheck)
            .anyMatch(check -> check != null);
  }
}
