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
        "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref "
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
