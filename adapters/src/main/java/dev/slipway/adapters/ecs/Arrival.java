package dev.slipway.adapters.ecs;

import dev.slipway.core.release.RolloutStage;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * How a task came up, by the timestamps of the AWS page <i>Task</i>. ECS does not say when one
 * became healthy.
 */
record Arrival(Instant placed, Instant pulling, Instant pulled, Instant started) {
  /** Nothing of a task that has not started; what ECS left out took no time. */
  static Stream<Arrival> of(Task task) {
    Instant started = task.startedAt();
    if (started == null || task.createdAt() == null) {
      return Stream.empty();
    }
    Instant pulled = Optional.ofNullable(task.pullStoppedAt()).orElse(started);
    Instant pulling = Optional.ofNullable(task.pullStartedAt()).orElse(pulled);
    return Stream.of(new Arrival(task.createdAt(), pulling, pulled, started));
  }

  /** What it was busy with; empty before it was placed, and once it was healthy. */
  Optional<RolloutStage> at(Instant moment, Instant healthy) {
    if (moment.isBefore(placed) || !moment.isBefore(healthy)) {
      return Optional.empty();
    }
    if (moment.isBefore(pulling)) {
      return Optional.of(RolloutStage.PLACING);
    }
    if (moment.isBefore(pulled)) {
      return Optional.of(RolloutStage.PULLING);
    }
    return Optional.of(moment.isBefore(started) ? RolloutStage.STARTING : RolloutStage.CHECKING);
  }
}
