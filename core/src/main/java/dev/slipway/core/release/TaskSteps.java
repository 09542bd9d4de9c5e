package dev.slipway.core.release;

import dev.slipway.core.app.DeployTask.When;
import dev.slipway.core.engine.Action;
import dev.slipway.core.release.TaskRun.Stage;
import java.time.Duration;
import java.time.Instant;

/** What a release does about the task whose turn it is. */
final class TaskSteps {
  private static final Duration A_DAY = Duration.ofDays(1);

  private TaskSteps() {}

  static Action<ReleaseStep> of(Run run, TaskRun task, Instant now) {
    return switch (task.stage()) {
      case WAITING -> Action.act(new ReleaseStep.Intend(task.name()));
      case UNPROVEN -> new Action.Wait<>(now.plus(A_DAY), "whether %s ran".formatted(task.name()));
      default ->
          Action.act(new ReleaseStep.RunTask(run.plan(), order(run, task), isLate(task, now)));
    };
  }

  /** Whether tasks of that time hold the release up. */
  static boolean isBusy(Run run, When when) {
    return run.tasks().next(when).isPresent();
  }

  private static TaskOrder order(Run run, TaskRun task) {
    String code =
        run.targets().stream()
            .filter(target -> target.name().equals(task.task().on()))
            .flatMap(target -> target.marks().fetched().stream())
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "%s runs on %s, which is not fetched"
                            .formatted(task.name(), task.task().on())));
    return new TaskOrder(task.task(), task.attempt(), code, task.since(), task.reference());
  }

  private static boolean isLate(TaskRun task, Instant now) {
    return task.stage() == Stage.RUNNING
        && !task.overdue()
        && now.isAfter(task.since().plus(task.task().limit()));
  }
}
