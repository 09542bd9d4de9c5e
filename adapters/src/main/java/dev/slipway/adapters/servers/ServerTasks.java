package dev.slipway.adapters.servers;

import dev.slipway.core.app.DeployTask;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.release.Change;
import dev.slipway.core.release.TaskOrder;
import dev.slipway.core.release.TaskSight;
import dev.slipway.core.release.Tasks;

/**
 * Deploy-time tasks on one server: the compose service of the task's name runs once, in a container
 * whose name proves that it did. Thread-safe.
 */
final class ServerTasks implements Tasks {
  private final Hand hand;

  ServerTasks(Hand hand) {
    this.hand = hand;
  }

  @Override
  public TaskSight look(Change change, TaskOrder order) {
    Job job = job(change, order);
    return hand.find(job)
        .map(outcome -> sight(job, outcome, users(order.task())))
        .orElseGet(TaskSight.NotBegun::new);
  }

  @Override
  public String run(Change change, TaskOrder order, Fence fence) {
    Job job = job(change, order);
    String service = order.task().name().value();
    ServerAction.Migrate migrate =
        new ServerAction.Migrate(
            Hand.build(change),
            order.attempt() == 1 ? service : service + "." + order.attempt(),
            service,
            order.task().command());
    hand.begin(job, migrate, fence, change);
    return job.toString();
  }

  private static Job job(Change change, TaskOrder order) {
    return new Job(Jobs.release(change), "task-" + order.task().name(), order.attempt());
  }

  private static TaskSight sight(Job job, Outcome outcome, String effect) {
    return switch (outcome) {
      case Outcome.Underway underway -> new TaskSight.Running(job.toString());
      case Outcome.Done(var laps, var facts) ->
          new TaskSight.Done(job.toString(), "exit code 0" + last(facts.getOrDefault("last", "")));
      case Outcome.Failed failed when isUnproven(failed.fault()) ->
          new TaskSight.Unproven(failed.cause());
      case Outcome.Failed failed ->
          new TaskSight.Failed(job.toString(), Verdicts.of(failed, effect));
      case Outcome other -> throw new IllegalStateException(job + ": " + other);
    };
  }

  private static String users(DeployTask task) {
    return switch (task.when()) {
      case BEFORE -> Verdicts.STAYS;
      case AFTER -> "users are on the new build";
    };
  }

  /** Its container may have done its work after all. */
  private static boolean isUnproven(Fault fault) {
    return fault == Fault.DOCKER_STOPPED || fault == Fault.BROKEN;
  }

  private static String last(String lines) {
    return lines.isBlank() ? "" : ": " + lines.strip();
  }
}
