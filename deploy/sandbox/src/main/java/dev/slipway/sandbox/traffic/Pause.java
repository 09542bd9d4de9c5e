package dev.slipway.sandbox.traffic;

import java.time.Instant;

/**
 * One time that a hook holds a deployment, as lifecycleHookDetails show it (AWS page <i>Lifecycle
 * hooks for Amazon ECS service deployments</i>).
 */
public record Pause(
    String hookId, Stage stage, Instant expiresAt, HookAction onTimeout, Status status) {
  /** status of the hook; those of Lambda functions are not among them. */
  public enum Status {
    AWAITING_ACTION,
    SUCCEEDED,
    FAILED,
    TIMED_OUT
  }

  boolean isAwaiting() {
    return status == Status.AWAITING_ACTION;
  }

  boolean isExpired(Instant now) {
    return isAwaiting() && !now.isBefore(expiresAt);
  }

  boolean holds() {
    return switch (status) {
      case AWAITING_ACTION, FAILED -> true;
      case SUCCEEDED -> false;
      case TIMED_OUT -> onTimeout == HookAction.ROLLBACK;
    };
  }

  Pause answered(HookAction action) {
    return with(action == HookAction.CONTINUE ? Status.SUCCEEDED : Status.FAILED);
  }

  Pause timedOut() {
    return with(Status.TIMED_OUT);
  }

  Pause expiringAt(Instant when) {
    return new Pause(hookId, stage, when, onTimeout, status);
  }

  private Pause with(Status next) {
    return new Pause(hookId, stage, expiresAt, onTimeout, next);
  }
}
