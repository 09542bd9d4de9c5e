package dev.slipway.adapters.ecs;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/** What ECS says of the end of a task, as far as it says anything. */
final class TaskEnd {
  private static final int SIGKILL = 137;

  private TaskEnd() {}

  /** Whether it was told to stop and had to be killed: never to be called lack of memory. */
  static boolean isDeaf(Task task, String app) {
    return stopCode(task) == TaskStopCode.SERVICE_SCHEDULER_INITIATED
        && task.containers().stream()
            .filter(one -> app.equals(one.name()))
            .anyMatch(one -> one.exitCode() != null && one.exitCode() == SIGKILL);
  }

  /** When it ended, as far as ECS says so already. */
  static Instant ended(Task task) {
    return Stream.of(task.executionStoppedAt(), task.stoppingAt(), task.stoppedAt())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(Instant.EPOCH);
  }

  /** From its start until it was stopped or stopped by itself. */
  static Optional<Duration> ran(Task task) {
    Instant end = task.stoppingAt() == null ? ended(task) : task.stoppingAt();
    return Optional.ofNullable(task.startedAt()).map(start -> Duration.between(start, end));
  }

  static TaskStopCode stopCode(Task task) {
    return task.stopCode() == null ? TaskStopCode.UNKNOWN_TO_SDK_VERSION : task.stopCode();
  }

  static String evidence(Task task) {
    Stream<String> containers =
        task.containers().stream()
            .filter(one -> one.reason() != null)
            .map(one -> "%s: %s".formatted(one.name(), one.reason()));
    return Stream.concat(Stream.ofNullable(task.stoppedReason()), containers)
        .collect(Collectors.joining("; "));
  }

  static String code(Container container) {
    return container.exitCode() == null ? "none" : container.exitCode().toString();
  }
}
