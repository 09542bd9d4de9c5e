package dev.slipway.adapters.ecs;

import dev.slipway.core.release.Reason;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/** Reads from a stopped task why it died; empty when that was not the build's fault. */
final class Causes {
  /** A person or the platform took the task away; the build had no part in it. */
  private static final Set<TaskStopCode> INNOCENT =
      EnumSet.of(
          TaskStopCode.SPOT_INTERRUPTION,
          TaskStopCode.TERMINATION_NOTICE,
          TaskStopCode.USER_INITIATED);

  private static final int KILLED = 137;
  private static final int TERMINATED = 143;
  private static final Pattern NEVER_TWICE_THE_SAME =
      Pattern.compile("arn:\\S+|[0-9a-f]{8}[0-9a-f-]*|\\d+");
  private static final List<String> COULD_NOT_START =
      List.of(
          "cannotpull",
          "resourceinitializationerror",
          "cannotstartcontainer",
          "cannotcreate",
          "imagemanifesterror",
          "internalerror",
          "taskfailedtostart");
  private static final List<String> OF_IMAGE_SECRET_OR_ROLE =
      List.of(
          "cannotpull",
          "unable to pull secrets",
          "unable to retrieve secret",
          "manifest",
          "assume the role",
          "assume role");
  private static final List<String> MAY_PASS =
      List.of(
          "timeout",
          "timed out",
          "deadline exceeded",
          "toomanyrequests",
          "rate limit",
          "connection refused",
          "connection reset",
          "i/o");

  private Causes() {}

  /**
   * @param app the container that runs the build
   */
  static Optional<Cause> of(Task task, String app) {
    return INNOCENT.contains(TaskEnd.stopCode(task))
        ? Optional.empty()
        : memory(task).or(() -> health(task)).or(() -> start(task)).or(() -> exit(task, app));
  }

  private static Optional<Cause> memory(Task task) {
    return task.containers().stream()
        .filter(one -> lower(one.reason()).startsWith("outofmemory"))
        .findFirst()
        .map(
            one ->
                cause(
                    Reason.OUT_OF_MEMORY,
                    false,
                    "ran out of memory: container %s was killed%s, exit code %s"
                        .formatted(one.name(), limit(task, one), TaskEnd.code(one)),
                    task,
                    Optional.of(one.name())));
  }

  private static Optional<Cause> health(Task task) {
    String reason = lower(task.stoppedReason());
    if (reason.contains("failed elb health checks")) {
      return Optional.of(
          cause(
              Reason.NEVER_HEALTHY,
              false,
              "failed the load balancer's health checks" + age(task, "the"),
              task));
    }
    if (reason.contains("failed container health checks")) {
      return Optional.of(
          cause(
              Reason.NEVER_HEALTHY,
              false,
              "failed the container's health check" + age(task, "the"),
              task));
    }
    return Optional.empty();
  }

  private static Optional<Cause> start(Task task) {
    String evidence = lower(TaskEnd.evidence(task));
    boolean failed = TaskEnd.stopCode(task) == TaskStopCode.TASK_FAILED_TO_START;
    if (!failed && COULD_NOT_START.stream().noneMatch(evidence::contains)) {
      return Optional.empty();
    }
    if (evidence.contains("capacity is unavailable") || evidence.contains("resource:")) {
      return Optional.of(cause(Reason.NO_CAPACITY, false, "found no room", task));
    }
    boolean certain =
        OF_IMAGE_SECRET_OR_ROLE.stream().anyMatch(evidence::contains)
            && MAY_PASS.stream().noneMatch(evidence::contains);
    return Optional.of(cause(Reason.CANNOT_START, certain, couldNot(evidence), task));
  }

  private static String couldNot(String evidence) {
    if (evidence.contains("cannotpull") || evidence.contains("manifest")) {
      return "could not be started: the image cannot be pulled";
    }
    if (evidence.contains("assume the role") || evidence.contains("assume role")) {
      return "could not be started: the role cannot be had";
    }
    return evidence.contains("secret")
        ? "could not be started: a secret cannot be read"
        : "could not be started";
  }

  /** An essential container of a service that ends by itself is a crash, whatever its exit code. */
  private static Optional<Cause> exit(Task task, String app) {
    if (TaskEnd.stopCode(task) != TaskStopCode.ESSENTIAL_CONTAINER_EXITED) {
      return Optional.empty();
    }
    return culprit(task.containers(), app)
        .map(
            one ->
                cause(
                    Reason.CRASHED,
                    false,
                    "crashed: container %s %s%s"
                        .formatted(one.name(), ended(one), age(task, "its")),
                    task,
                    Optional.of(one.name())));
  }

  /** Who ended badly comes before who was stopped because of it; the app before its sidecars. */
  private static Optional<Container> culprit(List<Container> containers, String app) {
    List<Container> ended = containers.stream().filter(one -> one.exitCode() != null).toList();
    return Stream.of(
            ended.stream().filter(Causes::isBad).filter(one -> app.equals(one.name())),
            ended.stream().filter(Causes::isBad),
            ended.stream().filter(one -> one.exitCode() == 0),
            ended.stream())
        .flatMap(stream -> stream)
        .findFirst();
  }

  private static boolean isBad(Container container) {
    return container.exitCode() != 0 && container.exitCode() != TERMINATED;
  }

  private static String ended(Container container) {
    return container.exitCode() == KILLED
        ? "was killed (exit code 137, ECS does not say that memory ran out)"
        : "exited with code " + container.exitCode();
  }

  private static Cause cause(Reason reason, boolean certain, String said, Task task) {
    return cause(reason, certain, said, task, Optional.empty());
  }

  private static Cause cause(
      Reason reason, boolean certain, String said, Task task, Optional<String> culprit) {
    String evidence = TaskEnd.evidence(task);
    String exits = task.containers().stream().map(TaskEnd::code).collect(Collectors.joining(","));
    String fingerprint =
        "%s|%s|%s|%s"
            .formatted(
                reason,
                task.stopCodeAsString(),
                NEVER_TWICE_THE_SAME.matcher(lower(evidence)).replaceAll("#"),
                exits);
    String arn = Objects.requireNonNullElse(task.taskArn(), "");
    String definition = Objects.requireNonNullElse(task.taskDefinitionArn(), "");
    return new Cause(
        reason,
        certain,
        fingerprint,
        said,
        evidence,
        TaskEnd.ran(task),
        TaskEnd.ended(task),
        new DeadTask(arn, definition, culprit));
  }

  private static String age(Task task, String whose) {
    return TaskEnd.ran(task)
        .map(age -> ", %s after %s start".formatted(Words.age(age), whose))
        .orElse("");
  }

  private static String limit(Task task, Container container) {
    String limit = container.memory() == null ? task.memory() : container.memory();
    return limit == null ? "" : " (limit %s MiB)".formatted(limit);
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
