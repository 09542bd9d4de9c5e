package dev.slipway.adapters.ecs;

import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.release.Change;
import dev.slipway.core.release.TaskOrder;
import dev.slipway.core.release.TaskSight;
import dev.slipway.core.release.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Deploy-time tasks as tasks of ECS, run with the new task definition of one service, in that
 * service's network and on its capacity. Thread-safe.
 *
 * <p>What keeps a try from running twice (<a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/ECS_Idempotency.html">Ensuring
 * idempotency</a>): its client token, which ECS honours for an hour after a short task has ended;
 * {@code startedBy}, by which it is found while ECS shows it, which is about as long; after that
 * nothing proves anything, and a person is asked.
 */
final class EcsTasks implements Tasks {
  /** Shorter than what ECS promises, for clocks differ. */
  private static final Duration PROVEN_FOR = Duration.ofMinutes(55);

  private static final Duration ROOM_AGAIN = Duration.ofSeconds(30);
  private static final int PAGE = 100;

  private final TargetSpec.EcsService spec;
  private final EcsCalls calls;
  private final EcsWatcher watcher;
  private final TaskEnds ends;
  private final InstantSource clock;

  EcsTasks(TargetSpec.EcsService spec, EcsRegion region, InstantSource clock) {
    this.spec = spec;
    this.calls = region.calls();
    this.watcher = region.watcher(spec.cluster());
    this.ends =
        new TaskEnds(
            region.taskDefinitions(), spec.container(), region.lastWords(spec.container()));
    this.clock = clock;
  }

  @Override
  public TaskSight look(Change change, TaskOrder order) {
    return order
        .reference()
        .map(reference -> known(order, reference))
        .orElseGet(() -> search(change, order));
  }

  @Override
  public String run(Change change, TaskOrder order, Fence fence) {
    RunTaskRequest request =
        TaskRequest.of(spec, watcher.look(spec.service()).service(), change, order);
    RunTaskResponse answer = calls.call("RunTask", ecs -> ecs.runTask(request));
    return answer.tasks().stream()
        .findFirst()
        .map(Task::taskArn)
        .orElseThrow(() -> notStarted(answer.failures()));
  }

  private TaskSight known(TaskOrder order, String reference) {
    return describe(List.of(reference)).stream()
        .findFirst()
        .map(task -> ends.sight(task, order.task(), order.code()))
        .orElseGet(
            () ->
                new TaskSight.Unproven(
                    "ECS does not know %s any more: it forgets tasks about an hour after their end"
                        .formatted(Arns.name(reference))));
  }

  /** The answer to its start was lost, or it was never started. */
  private TaskSight search(Change change, TaskOrder order) {
    String mark = TaskRequest.startedBy(change, order);
    Optional<Task> found =
        Stream.of(
                list(request -> request.startedBy(mark)),
                list(request -> request.family(family(order)).desiredStatus(DesiredStatus.STOPPED)))
            .flatMap(arns -> describe(arns).stream())
            .filter(task -> mark.equals(task.startedBy()))
            .findFirst();
    return found
        .map(task -> ends.sight(task, order.task(), order.code()))
        .orElseGet(() -> isProven(order) ? new TaskSight.NotBegun() : tooLate(order));
  }

  private boolean isProven(TaskOrder order) {
    Instant end = order.intendedAt().plus(PROVEN_FOR);
    return clock.instant().isBefore(end);
  }

  private static TaskSight tooLate(TaskOrder order) {
    return new TaskSight.Unproven(
        "it was about to be started at %s, and ECS shows tasks for about an hour only"
            .formatted(order.intendedAt()));
  }

  /** Tasks of the family that ended within the last hour are rarely more than a page. */
  private List<String> list(Consumer<ListTasksRequest.Builder> filter) {
    return calls
        .call(
            "ListTasks",
            ecs ->
                ecs.listTasks(
                    request -> {
                      request.cluster(spec.cluster()).maxResults(PAGE);
                      filter.accept(request);
                    }))
        .taskArns();
  }

  private List<Task> describe(List<String> arns) {
    if (arns.isEmpty()) {
      return List.of();
    }
    DescribeTasksResponse answer =
        calls.call(
            "DescribeTasks",
            ecs -> ecs.describeTasks(request -> request.cluster(spec.cluster()).tasks(arns)));
    return answer.tasks();
  }

  private static String family(TaskOrder order) {
    return Arns.name(order.code()).replaceFirst(":\\d+$", "");
  }

  /** Lack of room passes; everything else is a mistake that stays. */
  private RuntimeException notStarted(List<Failure> failures) {
    String why =
        failures.stream()
            .map(failure -> failure.reason() == null ? "" : failure.reason())
            .findFirst()
            .orElse("RunTask answered with no task");
    IllegalStateException answer = new IllegalStateException(why);
    return why.startsWith("RESOURCE") || why.contains("apacity")
        ? new Unavailable(
            calls.system(), "there is no room for the task: " + why, ROOM_AGAIN, answer)
        : new Denied("%s: the task was not started: %s".formatted(calls.system(), why), answer);
  }
}
