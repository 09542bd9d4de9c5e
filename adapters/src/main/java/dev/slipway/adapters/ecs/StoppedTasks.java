package dev.slipway.adapters.ecs;

import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.release.Counts;
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

  private record Look(String deployment, Sign sign, boolean over, Instant at, Deaths deaths) {}

  /** What differs when a task may have died; progress is no reason to look. */
  private record Sign(Counts counts, String complaint) {
    /** Differs from all others. */
    static final Sign UNSEEN = new Sign(new Counts(0, 0, -1), "");

    boolean isNews(Sign before) {
      return counts.failed() != before.counts.failed()
          || counts.done() < before.counts.done()
          || !complaint.equals(before.complaint);
    }
  }

  StoppedTasks(ServiceTasks tasks, String container, InstantSource clock) {
    this.tasks = tasks;
    this.container = container;
    this.clock = clock;
  }

  /**
   * What is known by now: being throttled here must not hide what the service itself tells.
   *
   * @param over whether the deployment has ended: the verdict that follows needs all that there is
   */
  Deaths of(String deployment, boolean over, Sighting sighting) {
    Sign sign = sign(deployment, sighting);
    lock.lock();
    try {
      Look look = last;
      if (look == null || isDue(look, deployment, over, sign)) {
        look = look(deployment, over, sign);
        last = look;
      }
      return look.deaths();
    } finally {
      lock.unlock();
    }
  }

  private static Sign sign(String id, Sighting sighting) {
    return sighting
        .find(id)
        .map(one -> new Sign(sighting.counts(one), sighting.complaint(one.createdAt()).orElse("")))
        .orElseGet(() -> new Sign(Counts.NONE, ""));
  }

  private boolean isDue(Look look, String deployment, boolean over, Sign sign) {
    Duration age = Duration.between(look.at(), clock.instant());
    return !look.deployment().equals(deployment)
        || (over && !look.over())
        || age.compareTo(AT_LEAST_EVERY) >= 0
        || (age.compareTo(AT_MOST_EVERY) >= 0 && sign.isNews(look.sign()));
  }

  private Look look(String deployment, boolean over, Sign sign) {
    Instant at = clock.instant();
    try {
      return new Look(deployment, sign, over, at, read(deployment));
    } catch (Unavailable later) {
      Look look = last;
      return new Look(
          deployment,
          Sign.UNSEEN,
          over,
          at,
          look != null && look.deployment().equals(deployment) ? look.deaths() : Deaths.NONE);
    }
  }

  private Deaths read(String deployment) {
    return new Deaths(
        tasks.startedBy(deployment, DesiredStatus.STOPPED).stream()
            .sorted(Comparator.comparing(StoppedTasks::stopped).reversed())
            .flatMap(task -> Causes.of(task, container).stream())
            .toList());
  }

  private static Instant stopped(Task task) {
    Instant stopping = task.stoppingAt() == null ? Instant.EPOCH : task.stoppingAt();
    return task.stoppedAt() == null ? stopping : task.stoppedAt();
  }
}
