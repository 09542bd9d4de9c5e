package dev.slipway.adapters.ecs;

import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.release.Counts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
  private final LastWords lastWords;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Look last;

  /**
   * @param deployment ours
   * @param before the task definition that ran before
   * @param since when ours began, by AWS's clock
   */
  record Search(String deployment, String before, Instant since) {
    boolean isOurs(Task task) {
      return deployment.equals(task.startedBy());
    }

    boolean isOld(Task task) {
      return !isOurs(task)
          && task.taskDefinitionArn() != null
          && Arns.same(task.taskDefinitionArn(), before)
          && !TaskEnd.ended(task).isBefore(since);
    }
  }

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

  StoppedTasks(ServiceTasks tasks, String container, LastWords lastWords, InstantSource clock) {
    this.tasks = tasks;
    this.lastWords = lastWords;
    this.container = container;
    this.clock = clock;
  }

  /**
   * What is known by now: being throttled here must not hide what the service itself tells.
   *
   * @param over whether the deployment has ended: the verdict that follows needs all that there is
   */
  Deaths of(Search search, boolean over, Sighting sighting) {
    String deployment = search.deployment();
    Sign sign = sign(deployment, sighting);
    lock.lock();
    try {
      Look look = last;
      if (look == null || isDue(look, deployment, over, sign)) {
        look = look(search, over, sign);
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

  private Look look(Search search, boolean over, Sign sign) {
    String deployment = search.deployment();
    Instant at = clock.instant();
    try {
      return new Look(deployment, sign, over, at, read(search));
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

  private Deaths read(Search search) {
    List<Task> stopped = tasks.all(DesiredStatus.STOPPED);
    Deaths deaths =
        new Deaths(
            causes(stopped.stream().filter(search::isOurs).toList()),
            old(stopped.stream().filter(search::isOld).toList()),
            Optional.empty());
    return deaths.with(lastWords.of(deaths));
  }

  private OldTasks old(List<Task> old) {
    long deaf = old.stream().filter(task -> TaskEnd.isDeaf(task, container)).count();
    return new OldTasks(causes(old), (int) deaf, old.stream().flatMap(Span::leaving).toList());
  }

  private List<Cause> causes(List<Task> tasks) {
    return tasks.stream()
        .flatMap(task -> Causes.of(task, container).stream())
        .sorted(Comparator.comparing(Cause::at).reversed())
        .toList();
  }
}
