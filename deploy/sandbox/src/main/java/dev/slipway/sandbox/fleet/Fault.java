package dev.slipway.sandbox.fleet;

import java.time.Duration;

/**
 * What goes wrong with tasks of a service, for task definitions registered after the switch was
 * thrown. How ECS words it is in {@link Stop} and {@link ServiceEvents}, with the AWS pages that
 * they follow.
 */
public enum Fault {
  NONE(Duration.ZERO),
  /** Exit code 1 some time after RUNNING. */
  CRASH(Duration.ofSeconds(5)),
  /** An essential container of a service that ends well is a failure all the same. */
  ENDS(Duration.ofSeconds(5)),
  /** Exit code 137 without a reason: some SIGKILL, of which ECS does not say whose. */
  KILLED(Duration.ofSeconds(6)),
  /** Exit code 137 with the reason that tells it from any other SIGKILL. */
  OUT_OF_MEMORY(Duration.ofSeconds(8)),
  /** Runs, and no health check ever passes; a service without any check does not notice. */
  NEVER_HEALTHY(Duration.ZERO),
  /**
   * Healthy after four times the usual; whether ECS waits for it is decided by the grace period.
   */
  SLOW_START(Duration.ZERO),
  /** AWS page <i>CannotPullContainer task errors in Amazon ECS</i>. */
  CANNOT_PULL(Duration.ofSeconds(2)),
  /** AWS page <i>Resolve Amazon ECS ResourceInitializationError errors</i>. */
  CANNOT_READ_SECRET(Duration.ZERO),
  /** AWS page <i>Stopped tasks error messages</i>: the role lacks the trust of ECS. */
  CANNOT_ASSUME_ROLE(Duration.ZERO),
  /**
   * No task is placed at all (AWS page <i>Amazon ECS service event messages</i>, "was unable to
   * place a task").
   */
  NO_CAPACITY(Duration.ZERO),
  /**
   * Every task exits with 1 some time after the deployment completed, and so does each replacement:
   * the circuit breaker judges no more then (AWS page <i>How the Amazon ECS deployment circuit
   * breaker detects failures</i>).
   */
  CRASH_AFTER_SUCCESS(Duration.ofSeconds(45)),
  /** Healthy, and some time after the deployment completed not any more. */
  UNHEALTHY_AFTER_SUCCESS(Duration.ofSeconds(40)),
  /**
   * Exit code 1 some time after users first reach it, and so each replacement: with traffic shifted
   * in steps, while the first step or the bake time is being watched.
   */
  CRASH_AFTER_TRAFFIC(Duration.ofSeconds(20)),
  /** Healthy, and some time after users first reach it not any more. */
  UNHEALTHY_AFTER_TRAFFIC(Duration.ofSeconds(20));

  private final Duration usualDelay;

  Fault(Duration usualDelay) {
    this.usualDelay = usualDelay;
  }

  Duration usualDelay() {
    return usualDelay;
  }

  /**
   * A throw of a service's switch: definitions registered from a sequence number on have the fault.
   */
  record Switch(Fault fault, Duration delay, long fromSequence) {
    static final Switch OFF = new Switch(NONE, Duration.ZERO, 0);

    boolean coversDefinition(TaskDefinition definition) {
      return definition.sequence() >= fromSequence;
    }
  }
}
