package dev.slipway.adapters.ecs;

import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.time.InstantSource;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;

/** Answers the pauses of one service, each of them once. Thread-safe. */
final class Gate {
  private final EcsCalls calls;
  private final Lately answered;

  Gate(EcsCalls calls, InstantSource clock) {
    this.calls = calls;
    this.answered = new Lately(clock);
  }

  /** Whether it was answered a moment ago. */
  boolean isAnswered(Halt halt) {
    return answered.has(halt.hook());
  }

  /**
   * Lets the deployment go on.
   *
   * @throws Denied also when somebody else has answered it meanwhile
   */
  void open(Halt halt) {
    if (isAnswered(halt)) {
      return;
    }
    answered.ask(halt.hook());
    try {
      calls.call(
          "ContinueServiceDeployment",
          ecs ->
              ecs.continueServiceDeployment(
                  request ->
                      request
                          .serviceDeploymentArn(halt.deployment())
                          .hookId(halt.hook())
                          .action(DeploymentLifecycleHookAction.CONTINUE)));
    } catch (Denied | Unavailable unsure) {
      answered.forget(halt.hook());
      throw unsure;
    }
  }
}
