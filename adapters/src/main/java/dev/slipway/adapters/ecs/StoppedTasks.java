package dev.slipway.adapters.ecs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Finds out how tasks of our deployment died, without asking more often than it can have changed.
 * Thread-safe.
 */
final class StoppedTasks {
  private static final Duration AT_MOST_EVERY = Duration.ofSeconds(3);

  /** ECS has been seen to count no failed task while tasks died. */
  private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(30);

  private final ServiceTasks tasks;
  private final String container;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Look last;

  /**
   * @param sign what would differ if another task had died
   */
  private record Look(String deployment, String sign, Instant at, Deaths deaths) {}

  StoppedTasks(ServiceTasks tasks, String container, InstantSource clock) {
    this.tasks = tasks;
    this.container = container;
    this.clock = clock;
  }

  Deaths of(String deployment, Sighting sighting) {
    lock.lock();
    try {
      Look look = last;
      if (look == null || isDue(look, deployment, sighting.fingerprint())) {
        look = look(deployment, sighting.fingerprint());
        last = look;
      }
      return look.deaths();
    } finally {
      lock.unlock();
    }
  }

  private boolean isDue(Look look, String deployment, String sign) {
    Duration age = Duration.between(look.at(), clock.instant());
    return !look.deployment().equals(deployment)
        || age.compareTo(AT_LEAST_EVERY) >= 0
        || (age.compareTo(AT_MOST_EVERY) >= 0 && !look.sign().equals(sign));
  }

  private Look look(String deployment, String sign) {
    Instant at = clock.instant();
    Deaths deaths =
        new Deaths(
            tasks.startedBy(deployment, DesiredStatus.STOPPED).stream()
                .sorted(Comparator.comparing(StoppedTasks::stopped).reversed())
                .flatMap(task -> Causes.of(task, container).stream())
                .toList());
    return new Look(deployment, sign, at, deaths);
  }

  private static Instant stopped(Task task) {
    Instant stopping = task.stoppingAt() == null ? Instant.EPOCH : task.stoppingAt();
    return task.stoppedAt() == null ? stopping : task.stoppedAt();
  }
}
