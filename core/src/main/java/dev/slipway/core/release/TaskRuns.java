package dev.slipway.core.release;

import dev.slipway.core.app.DeployTask;
import dev.slipway.core.app.DeployTask.When;
import dev.slipway.core.app.TaskName;
import dev.slipway.core.release.ReleaseEvent.OfTask;
import dev.slipway.core.release.ReleaseEvent.TaskDone;
import dev.slipway.core.release.ReleaseEvent.TaskFailed;
import dev.slipway.core.release.ReleaseEvent.TaskIntended;
import dev.slipway.core.release.ReleaseEvent.TaskOverdue;
import dev.slipway.core.release.ReleaseEvent.TaskStarted;
import dev.slipway.core.release.ReleaseEvent.TaskUnproven;
import dev.slipway.core.release.ReleaseEvent.TaskVouched;
import dev.slipway.core.release.TaskRun.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The deploy-time tasks of a release, one after the other in the order of the configuration. */
public record TaskRuns(List<TaskRun> all) {
  public TaskRuns {
    all = List.copyOf(all);
  }

  static TaskRuns of(List<DeployTask> tasks, Instant at) {
    return new TaskRuns(tasks.stream().map(task -> TaskRun.of(task, at)).toList());
  }

  /** The task whose turn it is; empty when those of that time are over. */
  public Optional<TaskRun> next(When when) {
    return all.stream()
        .filter(run -> run.task().when() == when)
        .filter(run -> !run.isOver())
        .findFirst();
  }

  /** The task that a person has to decide about. */
  public Optional<TaskRun> unproven() {
    return all.stream().filter(run -> run.stage() == Stage.UNPROVEN).findFirst();
  }

  public Optional<TaskRun> failed() {
    return all.stream().filter(run -> run.stage() == Stage.FAILED).findFirst();
  }

  /** Whether this can have happened to the task as it stands. */
  boolean allows(OfTask event) {
    return all.stream()
        .filter(run -> run.name().equals(event.task()))
        .anyMatch(run -> allowed(run.stage(), event));
  }

  TaskRuns after(OfTask event) {
    return with(event.task(), run -> after(run, event));
  }

  private static boolean allowed(Stage stage, OfTask event) {
    return switch (event) {
      case TaskIntended e -> stage == Stage.WAITING;
      case TaskStarted e -> stage == Stage.INTENDED;
      case TaskUnproven e -> stage == Stage.INTENDED || stage == Stage.RUNNING;
      case TaskVouched e -> stage == Stage.UNPROVEN;
      case TaskOverdue e -> stage == Stage.RUNNING;
      case TaskDone e -> stage == Stage.INTENDED || stage == Stage.RUNNING;
      case TaskFailed e -> stage == Stage.INTENDED || stage == Stage.RUNNING;
    };
  }

  private static TaskRun after(TaskRun run, OfTask event) {
    return switch (event) {
      case TaskIntended e -> run.intended(e.at());
      case TaskStarted e -> run.started(e.reference(), e.at());
      case TaskUnproven e -> run.unproven(e.why(), e.at());
      case TaskVouched e when e.ran() -> run.done("somebody said that it ran", e.at());
      case TaskVouched e -> run.again(e.at());
      case TaskOverdue e -> run.toldOverdue();
      case TaskDone e -> run.done(e.evidence(), e.at());
      case TaskFailed e -> run.failed(e.verdict(), e.at());
    };
  }

  private TaskRuns with(TaskName name, UnaryOperator<TaskRun> change) {
    return new TaskRuns(
        all.stream().map(run -> run.name().equals(name) ? change.apply(run) : run).toList());
  }
}
