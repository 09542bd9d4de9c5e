package dev.slipway.sandbox.fleet;

/** lastStatus of a task, in the order of the AWS page <i>Amazon ECS task lifecycle</i>. */
public enum TaskStatus {
  PROVISIONING,
  PENDING,
  /** Pulls images and registers with the load balancer. */
  ACTIVATING,
  RUNNING,
  DEACTIVATING,
  STOPPING,
  DEPROVISIONING,
  STOPPED;

  public boolean isStarting() {
    return compareTo(RUNNING) < 0;
  }

  boolean isUp() {
    return compareTo(RUNNING) <= 0;
  }
}
