package dev.slipway.adapters.ecs;

import dev.slipway.adapters.inspection.PinMarks;
import dev.slipway.adapters.inspection.Pinned;
import dev.slipway.core.engine.Denied;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * The next revision: the present one, with another image in one container, and its secrets held to
 * their versions.
 */
final class TaskDefinitionCopy {
  private static final String GIT_HASH = "GIT_HASH";

  private TaskDefinitionCopy() {}

  /**
   * Carries over every field that can be registered, those that AWS calls deprecated too: a service
   * that still uses one must keep it.
   *
   * @param tags of the present one and our own; those that say what is pinned are written anew
   * @throws Denied when the task definition has no such container
   */
  @SuppressWarnings("deprecation")
  static RegisterTaskDefinitionRequest of(
      TaskDefinition present, String container, Build build, Map<String, String> tags) {
    Pinned pinned =
        Pinned.of(containers(present, container, build), PinMarks.read(tags), build.pins());
    return RegisterTaskDefinitionRequest.builder()
        .family(present.family())
        .taskRoleArn(present.taskRoleArn())
        .executionRoleArn(present.executionRoleArn())
        .networkMode(present.networkModeAsString())
        .containerDefinitions(pinned.containers())
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
        .tags(tags(tags, pinned.marks()))
        .build();
  }

  private static List<Tag> tags(Map<String, String> tags, PinMarks marks) {
    Map<String, String> all = new LinkedHashMap<>(tags);
    all.keySet().removeIf(PinMarks::isOurs);
    all.putAll(marks.tags());
    return all.entrySet().stream()
        .map(entry -> Tag.builder().key(entry.getKey()).value(entry.getValue()).build())
        .toList();
  }

  private static List<ContainerDefinition> containers(
      TaskDefinition present, String container, Build build) {
    List<ContainerDefinition> all = present.containerDefinitions();
    if (all.stream().noneMatch(one -> one.name().equals(container))) {
      List<String> names = all.stream().map(ContainerDefinition::name).toList();
      throw new Denied(
          "task definition %s:%d has no container %s, only %s; the target's container is wrong"
              .formatted(present.family(), present.revision(), container, names),
          new IllegalArgumentException(container));
    }
    return all.stream()
        .map(one -> one.name().equals(container) ? withBuild(one, build) : one)
        .toList();
  }

  private static ContainerDefinition withBuild(ContainerDefinition container, Build build) {
    List<KeyValuePair> environment =
        container.environment().stream().map(entry -> withCommit(entry, build)).toList();
    ContainerDefinition.Builder copy = container.toBuilder().image(build.image().reference());
    return container.hasEnvironment() ? copy.environment(environment).build() : copy.build();
  }

  private static KeyValuePair withCommit(KeyValuePair entry, Build build) {
    return GIT_HASH.equals(entry.name())
        ? entry.toBuilder().value(build.commit().value()).build()
        : entry;
  }
}
