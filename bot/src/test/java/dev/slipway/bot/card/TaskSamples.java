package dev.slipway.bot.card;

import static dev.slipway.core.golden.Samples.MANAGER;
import static dev.slipway.core.golden.Samples.NOW;
import static dev.slipway.core.golden.Samples.WEB;
import static dev.slipway.core.golden.Samples.WORKER;

import dev.slipway.bot.card.ReleaseSamples.Step;
import dev.slipway.core.app.DeployTask;
import dev.slipway.core.app.DeployTask.When;
import dev.slipway.core.app.TaskName;
import dev.slipway.core.golden.Samples;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.Verdict;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Releases with deploy-time tasks. */
final class TaskSamples {
  private static final TaskName MIGRATE = new TaskName("migrate");
  private static final TaskName WARM_UP = new TaskName("warm-up");
  private static final Verdict EXIT_1 =
      new Verdict(
          Reason.TASK_FAILED,
          "its task crashed: container app exited with code 1, 4 s after its start",
          "Essential container in task exited",
          "users are on the old build, and no target was changed");
  private static final ReleaseEvent INTENDED = new ReleaseEvent.TaskIntended(NOW, MIGRATE);
  private static final ReleaseEvent STARTED =
      new ReleaseEvent.TaskStarted(NOW, MIGRATE, "arn:aws:ecs:eu-west-1:1:task/main/0a1b2c");
  private static final ReleaseEvent OVERDUE = new ReleaseEvent.TaskOverdue(NOW, MIGRATE);
  private static final ReleaseEvent DONE =
      new ReleaseEvent.TaskDone(NOW, MIGRATE, "task 0a1b2c, app: exit code 0");
  private static final ReleaseEvent FAILED = new ReleaseEvent.TaskFailed(NOW, MIGRATE, EXIT_1);
  private static final ReleaseEvent UNPROVEN =
      new ReleaseEvent.TaskUnproven(NOW, MIGRATE, "ECS does not know 0a1b2c any more");
  private static final ReleaseEvent RAN = new ReleaseEvent.TaskVouched(NOW, MANAGER, MIGRATE, true);
  private static final ReleaseEvent DID_NOT_RUN =
      new ReleaseEvent.TaskVouched(NOW, MANAGER, MIGRATE, false);
  private static final ReleaseEvent WARM_UP_FAILED =
      new ReleaseEvent.TaskFailed(NOW, WARM_UP, EXIT_1);

  private TaskSamples() {}

  static Map<String, Release> all() {
    Map<String, Release> all = new LinkedHashMap<>();
    all.put("awaiting-tasks", ReleaseSamples.release(planned()));
    all.put("task-running", fetched(INTENDED, STARTED));
    all.put("task-overdue", fetched(INTENDED, STARTED, OVERDUE));
    all.put("task-unproven", unproven());
    all.put("task-failed", fetched(INTENDED, STARTED, FAILED));
    all.put("going-live-migrated", migrated(ReleaseSamples.WEB_STARTED));
    all.put("mixed-migrated", migrated(ReleaseSamples.WEB_LIVE, ReleaseSamples.WORKER_FAILED));
    all.put("finishing", live());
    all.put("live-task-failed", warmUpFailed());
    return all;
  }

  static Map<String, Step> story() {
    Map<String, Step> story = new LinkedHashMap<>();
    story.put("TaskStarted", new Step(fetched(INTENDED, STARTED), STARTED));
    story.put("TaskOverdue", new Step(fetched(INTENDED, STARTED, OVERDUE), OVERDUE));
    story.put("TaskDone", new Step(fetched(INTENDED, STARTED, DONE), DONE));
    story.put("TaskFailed", new Step(fetched(INTENDED, STARTED, FAILED), FAILED));
    story.put("TaskUnproven", new Step(unproven(), UNPROVEN));
    story.put("TaskVouched", new Step(ReleaseSamples.after(unproven(), RAN), RAN));
    story.put(
        "TaskVouched (it did not run)",
        new Step(ReleaseSamples.after(unproven(), DID_NOT_RUN), DID_NOT_RUN));
    story.put("TaskFailed (the last)", new Step(warmUpFailed(), WARM_UP_FAILED));
    return story;
  }

  private static Release unproven() {
    return fetched(INTENDED, STARTED, UNPROVEN);
  }

  private static Release live() {
    return migrated(ReleaseSamples.WEB_LIVE, ReleaseSamples.WORKER_LIVE);
  }

  private static Release migrated(ReleaseEvent... events) {
    Release ready =
        ReleaseSamples.after(
            fetched(INTENDED, STARTED, DONE),
            ReleaseSamples.WEB_PREPARED,
            ReleaseSamples.WORKER_PREPARED);
    return ReleaseSamples.after(ready, events);
  }

  private static Release warmUpFailed() {
    return ReleaseSamples.after(
        live(), new ReleaseEvent.TaskIntended(NOW, WARM_UP), WARM_UP_FAILED);
  }

  private static Release fetched(ReleaseEvent... events) {
    Release ready =
        ReleaseSamples.release(
            planned(),
            new ReleaseEvent.ReleaseConfirmed(NOW, MANAGER, plan().hash()),
            ReleaseSamples.HELD,
            new ReleaseEvent.TargetFetched(NOW, WEB, "shop-web:42"),
            new ReleaseEvent.TargetFetched(NOW, WORKER, "shop-worker:41"));
    return ReleaseSamples.after(ready, events);
  }

  private static ReleaseEvent planned() {
    return new ReleaseEvent.ReleasePlanned(NOW, plan());
  }

  static Plan plan() {
    Plan usual = Samples.plan();
    return new Plan(
        usual.app(),
        usual.environment(),
        usual.to(),
        usual.image(),
        usual.targets(),
        usual.commits(),
        usual.commitCount(),
        usual.takesOut(),
        usual.risks(),
        usual.leaving(),
        List.of(task(MIGRATE, When.BEFORE), task(WARM_UP, When.AFTER)),
        usual.pace(),
        Optional.empty());
  }

  private static DeployTask task(TaskName name, When when) {
    return new DeployTask(name, when, WEB, List.of("bin/" + name), Duration.ofMinutes(30));
  }
}
