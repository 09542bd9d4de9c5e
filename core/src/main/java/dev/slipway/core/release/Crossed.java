package dev.slipway.core.release;

import dev.slipway.core.app.TaskName;
import dev.slipway.core.engine.ProcessId;
import java.util.List;

/**
 * A deploy-time task that ran, and stays done when users go back to a build from before it.
 *
 * @param release in which it ran
 * @param well whether it is known to have ended well; if not, it may have done its work in part
 */
public record Crossed(TaskName task, ProcessId release, boolean well) {
  /** What a release has begun so far, in its order. */
  public static List<Crossed> of(ProcessId release, Run run) {
    return run.tasks().all().stream()
        .filter(task -> task.stage() != TaskRun.Stage.WAITING)
        .map(task -> new Crossed(task.name(), release, task.stage() == TaskRun.Stage.DONE))
        .toList();
  }

  public String said() {
    return well
        ? "%s ran in %s; it is not undone".formatted(task, release)
        : "%s was begun in %s and did not end well; what it did is not undone"
            .formatted(task, release);
  }
}
