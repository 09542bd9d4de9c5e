package dev.slipway.sandbox.fleet;

import java.util.Optional;

/**
 * Why a task stopped, in the words of ECS (AWS pages <i>Viewing Amazon ECS stopped task errors</i>
 * and <i>Stopped tasks error messages</i>).
 *
 * @param code stopCode as on the wire
 * @param exitCode of the essential container; empty when it never ran
 * @param containerReason empty when ECS gives the container none
 */
public record Stop(
    String code, String reason, Optional<Integer> exitCode, Optional<String> containerReason) {
  /** A process that ends on SIGTERM by itself. */
  private static final int TERMINATED = 143;

  private static final int KILLED = 137;
  private static final Optional<String> NO_REASON = Optional.empty();

  static Stop exited(int exitCode) {
    return new Stop(
        "EssentialContainerExited",
        "Essential container in task exited",
        Optional.of(exitCode),
        Optional.empty());
  }

  static Stop outOfMemory() {
    return new Stop(
        "EssentialContainerExited",
        "Essential container in task exited",
        Optional.of(137),
        Optional.of("OutOfMemoryError: Container killed due to memory usage"));
  }

  static Stop cannotPull(String image) {
    String reason =
        "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to"
            + " resolve ref "
            + image
            + ": "
            + image
            + ": not found";
    return new Stop("TaskFailedToStart", reason, Optional.empty(), Optional.of(reason));
  }

  static Stop cannotReadSecret(String secret) {
    return new Stop(
        "TaskFailedToStart",
        "ResourceInitializationError: unable to pull secrets or registry auth: execution resource"
            + " retrieval failed: unable to retrieve secret from asm: service call has been retried"
            + " 1 time(s): failed to fetch secret "
            + secret
            + " from secrets manager: AccessDeniedException: the execution role is not authorized"
            + " to perform: secretsmanager:GetSecretValue",
        Optional.empty(),
        Optional.empty());
  }

  /** Whether its containers have ended, and nobody has to stop them. */
  public boolean isByItself() {
    return code.equals("EssentialContainerExited") || code.equals("TaskFailedToStart");
  }

  static Stop killed() {
    return exited(137);
  }

  static Stop cannotAssumeRole(String role) {
    return new Stop(
        "TaskFailedToStart",
        "ECS was unable to assume the role '"
            + role
            + "' that was provided for this task. Please verify that the role being passed has the"
            + " proper trust relationship and permissions and that your IAM user has permissions to"
            + " pass this role.",
        Optional.empty(),
        Optional.empty());
  }

  /** AWS page <i>Amazon ECS clusters for Fargate</i>, on Spot termination notices. */
  static Stop interrupted() {
    return new Stop(
        "SpotInterruption", "Your Spot Task was interrupted.", Optional.of(TERMINATED), NO_REASON);
  }

  /** AWS page <i>StopTask</i>. */
  static Stop stoppedByHand() {
    return new Stop("UserInitiated", "Task stopped by user", Optional.of(TERMINATED), NO_REASON);
  }

  /** Of a task whose containers never ran. */
  Stop beforeRunning() {
    return new Stop(code, reason, Optional.empty(), containerReason);
  }

  /**
   * SIGTERM was not heeded for the container's stopTimeout, 30 s unless it is set, and SIGKILL
   * followed (AWS page <i>ContainerDefinition</i>, stopTimeout).
   */
  Stop unheeded() {
    return new Stop(code, reason, Optional.of(KILLED), containerReason);
  }

  static Stop failedLoadBalancerChecks(String targetGroupArn) {
    return scheduler("Task failed ELB health checks in (target-group " + targetGroupArn + ")");
  }

  static Stop failedContainerChecks() {
    return scheduler("Task failed container health checks");
  }

  static Stop scaledBy(String deploymentId) {
    return scheduler("Scaling activity initiated by (deployment " + deploymentId + ")");
  }

  private static Stop scheduler(String reason) {
    return new Stop("ServiceSchedulerInitiated", reason, Optional.of(TERMINATED), Optional.empty());
  }
}
