package dev.slipway.sandbox.fleet;

import dev.slipway.sandbox.traffic.Course;
import dev.slipway.sandbox.traffic.HookAction;
import java.time.Instant;
import java.util.Optional;

/**
 * The record of one change of a service, kept after it ended. Its states follow the AWS page
 * <i>View service history using Amazon ECS service deployments</i>.
 */
public final class ServiceDeployment {
  /** status; PENDING to STOPPED and the four of a rollback. */
  public enum Status {
    PENDING,
    IN_PROGRESS,
    STOP_REQUESTED,
    STOPPED,
    SUCCESSFUL,
    ROLLBACK_REQUESTED,
    ROLLBACK_IN_PROGRESS,
    ROLLBACK_SUCCESSFUL,
    ROLLBACK_FAILED;

    public boolean isFinal() {
      return switch (this) {
        case STOPPED, SUCCESSFUL, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED -> true;
        case PENDING, IN_PROGRESS, STOP_REQUESTED, ROLLBACK_REQUESTED, ROLLBACK_IN_PROGRESS ->
            false;
      };
    }
  }

  /** Where a rollback goes, and why. */
  public record Rollback(String reason, Instant startedAt, ServiceRevision to) {}

  private final String arn;
  private final Deployment deployment;
  private final ServiceRevision source;
  private final ServiceSettings settings;
  private final Course course;
  private final Instant createdAt;
  private Status status = Status.PENDING;
  private String statusReason = "";
  private Instant updatedAt;
  private Optional<Instant> startedAt = Optional.empty();
  private Optional<Instant> finishedAt = Optional.empty();
  private Optional<Rollback> rollback = Optional.empty();
  private String cause = "";
  private boolean tripped;

  ServiceDeployment(
      String arn,
      Deployment deployment,
      ServiceRevision source,
      ServiceSettings settings,
      Course course,
      Instant createdAt) {
    this.arn = arn;
    this.deployment = deployment;
    this.source = source;
    this.settings = settings;
    this.course = course;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
  }

  void become(Status next, String reason, Instant now) {
    status = next;
    statusReason = reason;
    updatedAt = now;
    if (next != Status.PENDING && startedAt.isEmpty()) {
      startedAt = Optional.of(now);
    }
    if (next.isFinal()) {
      finishedAt = Optional.of(now);
    }
  }

  void rollBackTo(ServiceRevision to, String reason, Instant now) {
    rollback = Optional.of(new Rollback(reason, now, to));
    course.turnBack(now);
    become(Status.ROLLBACK_IN_PROGRESS, reason, now);
  }

  /** StopServiceDeployment: the rollback itself starts with the next tick. */
  public void requestRollback(Instant now) {
    if (status == Status.PENDING || status == Status.IN_PROGRESS) {
      cause = "service deployment stopped by StopServiceDeployment.";
      become(Status.ROLLBACK_REQUESTED, "Rollback requested by StopServiceDeployment.", now);
    }
  }

  /**
   * ContinueServiceDeployment (AWS page <i>Continuing service deployments</i>): only a deployment
   * in progress has a hook that awaits an action.
   *
   * @return false when no hook of this id does
   */
  public boolean answer(String hookId, HookAction action, Instant now) {
    if (status != Status.IN_PROGRESS || !course.answer(hookId, action)) {
      return false;
    }
    updatedAt = now;
    if (action == HookAction.ROLLBACK) {
      cause = course.refusal();
      become(Status.ROLLBACK_REQUESTED, cause, now);
    }
    return true;
  }

  /** Why somebody wanted it rolled back. */
  String cause() {
    return cause;
  }

  /** A newer deployment was started. */
  void giveWay(Instant now) {
    course.giveWay();
    become(
        Status.STOP_REQUESTED,
        "Service deployment stopped because a newer service deployment was started.",
        now);
  }

  /** Whether its tasks may not start yet. */
  boolean isHeldBack() {
    return !status.isFinal() && status != Status.ROLLBACK_IN_PROGRESS && !course.mayScaleUp();
  }

  /** Whether the revision before it is still there in full. */
  boolean keepsBlue() {
    return !status.isFinal() && course.plan().strategy().keepsBlue();
  }

  void trip() {
    tripped = true;
  }

  public String arn() {
    return arn;
  }

  /** The deployment that brings the target revision; a rollback brings another one. */
  public Deployment deployment() {
    return deployment;
  }

  public ServiceRevision source() {
    return source;
  }

  public ServiceRevision target() {
    return deployment.revision();
  }

  public Status status() {
    return status;
  }

  public String statusReason() {
    return statusReason;
  }

  /** As they were when it started. */
  public ServiceSettings settings() {
    return settings;
  }

  public Course course() {
    return course;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  public Optional<Instant> startedAt() {
    return startedAt;
  }

  public Optional<Instant> finishedAt() {
    return finishedAt;
  }

  public Optional<Rollback> rollback() {
    return rollback;
  }

  /** Whether the circuit breaker ended it. */
  public boolean isTripped() {
    return tripped;
  }
}
