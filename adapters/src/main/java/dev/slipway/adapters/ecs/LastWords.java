package dev.slipway.adapters.ecs;

import dev.slipway.adapters.logs.LogPlace;
import dev.slipway.adapters.logs.LogTails;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;
import software.amazon.awssdk.services.ecs.model.LogDriver;

/**
 * What tasks of one service wrote before they died, where the {@code awslogs} driver keeps it.
 * Thread-safe.
 *
 * @param app the container that runs the build
 * @param logs empty where logs are not read
 */
record LastWords(
    String region, TaskDefinitions taskDefinitions, String app, Optional<LogTails> logs) {

  /** Of the one that explains best how they die, or of another that died the same way. */
  Optional<String> of(Deaths deaths) {
    return deaths.likeliest().stream()
        .flatMap(cause -> deaths.causes().stream().filter(cause::isLike))
        .limit(2)
        .flatMap(cause -> of(cause).stream())
        .findFirst();
  }

  /** Nothing of a task that never ran, or whose log is kept elsewhere. */
  Optional<String> of(Cause cause) {
    return logs.isEmpty() || cause.age().isEmpty() ? Optional.empty() : read(cause.task());
  }

  private Optional<String> read(DeadTask task) {
    try {
      String container = task.culprit().orElse(app);
      return container(task, container)
          .flatMap(one -> place(one, Arns.name(task.arn())))
          .flatMap(place -> logs.orElseThrow().read(place))
          .map(
              lines ->
                  "log of %s, task %s:\n%s".formatted(container, Arns.name(task.arn()), lines));
    } catch (Denied | Unavailable nobodyKnowsWhere) {
      return Optional.empty();
    }
  }

  private Optional<ContainerDefinition> container(DeadTask task, String name) {
    return taskDefinitions
        .describe(task.definition())
        .taskDefinition()
        .containerDefinitions()
        .stream()
        .filter(one -> one.name().equals(name))
        .findFirst();
  }

  /** The name of a stream can be told only where there is a prefix. */
  private Optional<LogPlace> place(ContainerDefinition container, String task) {
    return Stream.ofNullable(container.logConfiguration())
        .filter(one -> one.logDriver() == LogDriver.AWSLOGS)
        .map(LogConfiguration::options)
        .filter(one -> one.containsKey("awslogs-group") && one.containsKey("awslogs-stream-prefix"))
        .map(one -> place(one, container.name(), task))
        .findFirst();
  }

  private LogPlace place(Map<String, String> options, String container, String task) {
    return new LogPlace(
        region,
        Optional.ofNullable(options.get("awslogs-region")),
        options.getOrDefault("awslogs-group", ""),
        "%s/%s/%s".formatted(options.get("awslogs-stream-prefix"), container, task));
  }
}
