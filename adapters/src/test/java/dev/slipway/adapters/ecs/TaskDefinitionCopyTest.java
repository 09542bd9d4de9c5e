package dev.slipway.adapters.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.engine.Denied;
import dev.slipway.core.release.Change;
import dev.slipway.core.release.PlanHash;
import dev.slipway.core.release.TargetContract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.InferenceAccelerator;
import software.amazon.awssdk.services.ecs.model.IpcMode;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.OSFamily;
import software.amazon.awssdk.services.ecs.model.PidMode;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionPlacementConstraint;
import software.amazon.awssdk.services.ecs.model.Volume;

class TaskDefinitionCopyTest {
  private static final Change CHANGE = TargetContract.change(new PlanHash("0123456789ab"));
  private static final Build BUILD = new Build(CHANGE.commit(), CHANGE.image(), List.of());
  private static final Map<String, String> TAGS = Map.of("team", "shop");
  private static final ContainerDefinition APP =
      ContainerDefinition.builder()
          .name("app")
          .image("registry.example.com/shop:old")
          .stopTimeout(30)
          .environment(variable("GIT_HASH", "old"), variable("MODE", "web"))
          .build();
  private static final ContainerDefinition SIDECAR =
      ContainerDefinition.builder().name("proxy").image("proxy:1").build();

  /** Fails when an SDK brings a field that the copy would drop. */
  @Test
  void everyFieldThatCanBeRegisteredIsCarriedOver() {
    TaskDefinition present = full();
    Map<String, Object> given = values(present);

    RegisterTaskDefinitionRequest copy = TaskDefinitionCopy.of(present, "app", BUILD, TAGS);

    for (SdkField<?> field : copy.sdkFields()) {
      Object value = field.getValueOrDefault(copy);
      assertThat(value).as(field.memberName()).isNotNull().isNotEqualTo(List.of());
      if (!List.of("tags", "containerDefinitions").contains(field.memberName())) {
        assertThat(value).as(field.memberName()).isEqualTo(given.get(field.memberName()));
      }
    }
  }

  @Test
  void onlyTheAppsImageAndItsCommitChange() {
    List<ContainerDefinition> copied =
        TaskDefinitionCopy.of(full(), "app", BUILD, TAGS).containerDefinitions();

    assertThat(copied)
        .containsExactly(
            APP.toBuilder()
                .image(CHANGE.image().reference())
                .environment(variable("GIT_HASH", CHANGE.commit().value()), variable("MODE", "web"))
                .build(),
            SIDECAR);
  }

  @Test
  void missingContainerIsDeniedWithTheNamesThereAre() {
    assertThatThrownBy(() -> TaskDefinitionCopy.of(full(), "web", BUILD, TAGS))
        .isInstanceOf(Denied.class)
        .hasMessage(
            "task definition shop-web:41 has no container web, only [app, proxy]; "
                + "the target's container is wrong");
  }

  @SuppressWarnings("deprecation")
  private static TaskDefinition full() {
    return TaskDefinition.builder()
        .family("shop-web")
        .revision(41)
        .taskRoleArn("role")
        .executionRoleArn("execution")
        .networkMode(NetworkMode.AWSVPC)
        .containerDefinitions(APP, SIDECAR)
        .volumes(Volume.builder().name("data").build())
        .placementConstraints(
            TaskDefinitionPlacementConstraint.builder().expression("zone").build())
        .requiresCompatibilities(Compatibility.FARGATE)
        .cpu("256")
        .memory("512")
        .pidMode(PidMode.TASK)
        .ipcMode(IpcMode.NONE)
        .proxyConfiguration(proxy -> proxy.containerName("proxy"))
        .inferenceAccelerators(InferenceAccelerator.builder().deviceName("gpu").build())
        .ephemeralStorage(storage -> storage.sizeInGiB(30))
        .runtimePlatform(platform -> platform.operatingSystemFamily(OSFamily.LINUX))
        .enableFaultInjection(true)
        .build();
  }

  private static Map<String, Object> values(SdkPojo pojo) {
    Map<String, Object> values = new HashMap<>();
    for (SdkField<?> field : pojo.sdkFields()) {
      Optional.<Object>ofNullable(field.getValueOrDefault(pojo))
          .ifPresent(value -> values.put(field.memberName(), value));
    }
    return values;
  }

  private static KeyValuePair variable(String name, String value) {
    return KeyValuePair.builder().name(name).value(value).build();
  }
}
