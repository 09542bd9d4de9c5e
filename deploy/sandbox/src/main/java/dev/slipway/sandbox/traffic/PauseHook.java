package dev.slipway.sandbox.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A configured hook of type PAUSE (AWS page <i>Pause hooks for Amazon ECS service deployments</i>).
 *
 * @param timeout how long it waits for ContinueServiceDeployment
 * @param onTimeout what happens then
 */
public record PauseHook(List<Stage> stages, Duration timeout, HookAction onTimeout) {
  /** timeoutInMinutes when none is given. */
  public static final Duration USUAL_TIMEOUT = Duration.ofMinutes(1440);

  public PauseHook {
    stages = List.copyOf(stages);
  }

  Pause begin(String hookId, Stage stage, Instant now) {
    return new Pause(hookId, stage, now.plus(timeout), onTimeout, Pause.Status.AWAITING_ACTION);
  }
}
