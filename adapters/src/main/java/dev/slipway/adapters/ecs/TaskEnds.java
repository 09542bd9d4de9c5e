package dev.slipway.adapters.ecs;

import dev.slipway.core.app.DeployTask;
import dev.slipway.core.app.DeployTask.When;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.TaskSight;
import dev.slipway.core.release.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Tells how a task of ECS that was run once has ended: by the exit of every essential container.
 */
final class TaskEnds {
  private static final int TERMINATED = 143;

  private final TaskDefinitions taskDefinitions;
  private final String app;
  private final LastWords lastWords;

  /**
   * @param app the container that runs the build
   */
  TaskEnds(TaskDefinitions taskDefinitions, String app, LastWords lastWords) {
    this.lastWords = lastWords;
    this.taskDefinitions = taskDefinitions;
    this.app = app;
  }

  /**
   * @param code the ARN of the task definition that it runs
   */
  TaskSight sight(Task task, DeployTask order, String code) {
    if (!"STOPPED".equals(task.lastStatus())) {
      return new TaskSight.Running(task.taskArn());
    }
    Set<String> essential = essential(code);
    List<Container> counted =
        task.containers().stream().filter(one -> essential.contains(one.name())).toList();
    boolean appIsDone = counted.stream().anyMatch(one -> isApp(one) && isZero(one));
    boolean allDone =
        counted.stream().allMatch(one -> isZero(one) || (appIsDone && wasTerminated(one)));
    return appIsDone && allDone
        ? new TaskSight.Done(task.taskArn(), exits(task, counted))
        : new TaskSight.Failed(task.taskArn(), verdict(task, order, counted));
  }

  /** A container that does not say that it is not essential is. */
  private Set<String> essential(String code) {
    return taskDefinitions.describe(code).taskDefinition().containerDefinitions().stream()
        .filter(one -> !Boolean.FALSE.equals(one.essential()))
        .map(ContainerDefinition::name)
        .collect(Collectors.toSet());
  }

  private boolean isApp(Container container) {
    return app.equals(container.name());
  }

  private static boolean isZero(Container container) {
    return container.exitCode() != null && container.exitCode() == 0;
  }

  /** ECS ends the others when the first essential container has ended. */
  private boolean wasTerminated(Container container) {
    return !isApp(container) && container.exitCode() != null && container.exitCode() == TERMINATED;
  }

  private Verdict verdict(Task task, DeployTask order, List<Container> counted) {
    Optional<Cause> died = Causes.of(task, app);
    String cause =
        died.map(one -> "its task " + one.said())
            .orElseGet(() -> "it did not end by itself: " + exits(task, counted));
    String evidence = died.map(Cause::evidence).orElseGet(() -> orEmpty(task.stoppedReason()));
    return new Verdict(
        Reason.TASK_FAILED,
        cause,
        evidence,
        order.when() == When.BEFORE
            ? "users are on the old build, and no target was changed"
            : "users are on the new build",
        died.flatMap(lastWords::of));
  }

  private static String exits(Task task, List<Container> containers) {
    return "task %s, %s"
        .formatted(
            Arns.name(task.taskArn()),
            containers.stream()
                .map(one -> "%s: %s".formatted(one.name(), exit(one)))
                .collect(Collectors.joining(", ")));
  }

  private static String exit(Container container) {
    return container.exitCode() == null ? "never started" : "exit code " + container.exitCode();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
