package dev.slipway.sandbox.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry of a service's {@code deployments}: one try to bring one revision, known as {@code
 * ecs-svc/<digits>}.
 */
public final class Deployment {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(27);

  /** rolloutState. */
  public enum Rollout {
    IN_PROGRESS,
    COMPLETED,
    FAILED
  }

  private final String id;
  private final ServiceRevision revision;
  private final Instant createdAt;
  private Rollout rollout = Rollout.IN_PROGRESS;
  private String rolloutReason;
  private Instant updatedAt;
  private Instant nextStart;
  private int failedTasks;
  private int failedStarts;
  private boolean wasHealthy;
  private Optional<Instant> trafficSince = Optional.empty();
  private Optional<Instant> completedAt = Optional.empty();

  Deployment(String id, ServiceRevision revision, Instant createdAt) {
    this.id = id;
    this.revision = revision;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
    this.nextStart = createdAt;
    this.rolloutReason = "ECS deployment " + id + " in progress.";
  }

  void complete(Instant now) {
    settle(Rollout.COMPLETED, "ECS deployment " + id + " completed.", now);
    completedAt = Optional.of(now);
  }

  void fail(Instant now, String reason) {
    settle(Rollout.FAILED, reason, now);
  }

  void becauseOf(String reason) {
    rolloutReason = reason;
  }

  /**
   * Counts as the AWS page <i>Deployment</i> says of failedTasks: a task that does not become
   * healthy; after a healthy one the count is zero and stays so, unless the breaker is told not to
   * reset.
   */
  void countFailure(FleetTask task, boolean resetOnHealthyTask, Instant now) {
    if (!wasHealthy || !resetOnHealthyTask) {
      failedTasks++;
    }
    if (task.at(TaskStatus.RUNNING).isEmpty()) {
      pauseStarts(now);
    }
    updatedAt = now;
  }

  /** A task that could not be placed. */
  void countUnplaced(Instant now) {
    failedTasks++;
    pauseStarts(now);
  }

  /** From here on users reach it. */
  void sawTraffic(Instant now) {
    trafficSince = trafficSince.or(() -> Optional.of(now));
  }

  void sawHealthyTask(boolean resetOnHealthyTask) {
    wasHealthy = true;
    failedStarts = 0;
    if (resetOnHealthyTask) {
      failedTasks = 0;
    }
  }

  /**
   * Longer from failure to failure, as the AWS page <i>Amazon ECS service throttle logic</i>
   * describes.
   */
  private void pauseStarts(Instant now) {
    Duration pause = Duration.ofSeconds(1L << Math.min(++failedStarts, 11));
    nextStart = now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
  }

  private void settle(Rollout state, String reason, Instant now) {
    rollout = state;
    rolloutReason = reason;
    updatedAt = now;
  }

  boolean mayStartTasks(Instant now) {
    return rollout != Rollout.FAILED && !now.isBefore(nextStart);
  }

  boolean owns(FleetTask task) {
    return task.identity().startedBy().equals(id);
  }

  int failedStarts() {
    return failedStarts;
  }

  public String id() {
    return id;
  }

  public ServiceRevision revision() {
    return revision;
  }

  public TaskDefinition definition() {
    return revision.definition();
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  public Rollout rollout() {
    return rollout;
  }

  public String rolloutReason() {
    return rolloutReason;
  }

  public int failedTasks() {
    return failedTasks;
  }

  public Optional<Instant> completedAt() {
    return completedAt;
  }

  Milestones milestones() {
    return new Milestones(trafficSince, completedAt);
  }
}
