package dev.slipway.adapters.ecs;

import dev.slipway.core.engine.Denied;
import dev.slipway.core.release.Change;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** The next revision: the present one, with another image in one container. */
final class TaskDefinitionCopy {
  private static final String GIT_HASH = "GIT_HASH";

  private TaskDefinitionCopy() {}

  /**
   * Carries over every field that can be registered, those that AWS calls deprecated too: a service
   * that still uses one must keep it.
   *
   * @throws Denied when the task definition has no such container
   */
  @SuppressWarnings("deprecation")
  static RegisterTaskDefinitionRequest of(
      TaskDefinition present, String container, Change change, List<Tag> tags) {
    return RegisterTaskDefinitionRequest.builder()
        .family(present.family())
        .taskRoleArn(present.taskRoleArn())
        .executionRoleArn(present.executionRoleArn())
        .networkMode(present.networkModeAsString())
        .containerDefinitions(containers(present, container, change))
        .volumes(present.volumes())
        .placementConstraints(present.placementConstraints())
        .requiresCompatibilitiesWithStrings(present.requiresCompatibilitiesAsStrings())
        .cpu(present.cpu())
        .memory(present.memory())
        .pidMode(present.pidModeAsString())
        .ipcMode(present.ipcModeAsString())
        .proxyConfiguration(present.proxyConfiguration())
        .inferenceAccelerators(present.inferenceAccelerators())
        .ephemeralStorage(present.ephemeralStorage())
        .runtimePlatform(present.runtimePlatform())
        .enableFaultInjection(present.enableFaultInjection())
        .tags(tags)
        .build();
  }

  private static List<ContainerDefinition> containers(
      TaskDefinition present, String container, Change change) {
    List<ContainerDefinition> all = present.containerDefinitions();
    if (all.stream().noneMatch(one -> one.name().equals(container))) {
      List<String> names = all.stream().map(ContainerDefinition::name).toList();
      throw new Denied(
          "task definition %s:%d has no container %s, only %s; the target's container is wrong"
              .formatted(present.family(), present.revision(), container, names),
          new IllegalArgumentException(container));
    }
    return all.stream()
        .map(one -> one.name().equals(container) ? withBuild(one, change) : one)
        .toList();
  }

  private static ContainerDefinition withBuild(ContainerDefinition container, Change change) {
    List<KeyValuePair> environment =
        container.environment().stream().map(entry -> withCommit(entry, change)).toList();
    ContainerDefinition.Builder copy = container.toBuilder().image(change.image().reference());
    return container.hasEnvironment() ? copy.environment(environment).build() : copy.build();
  }

  private static KeyValuePair withCommit(KeyValuePair entry, Change change) {
    return GIT_HASH.equals(entry.name())
        ? entry.toBuilder().value(change.commit().value()).build()
        : entry;
  }
}
