package dev.slipway.adapters.ecs;

import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.release.Change;
import dev.slipway.core.release.TaskOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskOverride;

/**
 * Asks ECS to run a deploy-time task as the service's own tasks run, marked so that it is found.
 */
final class TaskRequest {
  private TaskRequest() {}

  static RunTaskRequest of(
      TargetSpec.EcsService spec, Service service, Change change, TaskOrder order) {
    String mark = startedBy(change, order);
    RunTaskRequest.Builder request =
        RunTaskRequest.builder()
            .cluster(spec.cluster())
            .taskDefinition(order.code())
            .count(1)
            .startedBy(mark)
            .clientToken(token(spec, change, mark))
            .networkConfiguration(service.networkConfiguration())
            .platformVersion(service.platformVersion())
            .tags(Tag.builder().key("slipway:task").value(order.task().name().value()).build());
    if (service.hasCapacityProviderStrategy()) {
      request.capacityProviderStrategy(service.capacityProviderStrategy());
    } else {
      request.launchType(service.launchType());
    }
    if (!order.task().command().isEmpty()) {
      ContainerOverride command =
          ContainerOverride.builder()
              .name(spec.container())
              .command(order.task().command())
              .build();
      request.overrides(TaskOverride.builder().containerOverrides(command).build());
    }
    return request.build();
  }

  /** At most 128 letters, digits, hyphens and slashes; the same for the same try, and no other. */
  static String startedBy(Change change, TaskOrder order) {
    return "slipway/%s/%s/%s/%d"
        .formatted(change.release(), change.plan(), order.task().name(), order.attempt());
  }

  private static String token(TargetSpec.EcsService spec, Change change, String mark) {
    String text =
        String.join(
            "|",
            change.app().value(),
            change.environment().value(),
            spec.cluster(),
            spec.service(),
            mark);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
