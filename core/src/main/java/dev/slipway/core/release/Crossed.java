package dev.slipway.core.release;

import dev.slipway.core.app.TaskName;
import dev.slipway.core.engine.ProcessId;

/**
 * A deploy-time task that ran between the build that is left and the one that is gone back to.
 *
 * @param release in which it ran
 * @param well whether it is known to have ended well; if not, it may have done its work in part
 */
public record Crossed(TaskName task, ProcessId release, boolean well) {
  public String said() {
    return well
        ? "%s ran in %s; it is not undone".formatted(task, release)
        : "%s was begun in %s and did not end well; what it did is not undone"
            .formatted(task, release);
  }
}
