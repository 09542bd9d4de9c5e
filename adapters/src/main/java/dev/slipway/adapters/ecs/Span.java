package dev.slipway.adapters.ecs;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * A time in the life of a task.
 *
 * @param until not part of it any more
 */
record Span(Instant since, Instant until) {
  /** From when ECS wanted it to stop until its containers had; nothing of one that still runs. */
  static Stream<Span> leaving(Task task) {
    Instant since = task.stoppingAt();
    Instant ended = Optional.ofNullable(task.executionStoppedAt()).orElseGet(task::stoppedAt);
    return since == null || ended == null ? Stream.empty() : Stream.of(new Span(since, ended));
  }

  boolean holds(Instant at) {
    return !at.isBefore(since) && at.isBefore(until);
  }
}
