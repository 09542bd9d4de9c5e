package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.sandbox.traffic.HookAction;
import dev.slipway.sandbox.traffic.PauseHook;
import dev.slipway.sandbox.traffic.Stage;
import java.time.Duration;
import java.util.List;

/**
 * Reads lifecycleHooks. Limits and words are those of the AWS pages <i>Pause hooks for Amazon ECS
 * service deployments</i> and <i>Troubleshooting Amazon ECS blue/green deployments</i>; which type
 * of error carries the words is not documented.
 */
final class HookChange {
  private static final int MOST_HOOKS = 10;
  private static final int LONGEST_TIMEOUT = 20_160;

  private HookChange() {}

  static List<PauseHook> of(JsonNode hooks) {
    if (hooks.size() > MOST_HOOKS) {
      throw EcsError.invalid(
          "A service can have at most %d pause hooks, but %d were given."
              .formatted(MOST_HOOKS, hooks.size()));
    }
    return hooks.valueStream().map(HookChange::hook).toList();
  }

  private static PauseHook hook(JsonNode hook) {
    checkType(hook.path("targetType").asText("AWS_LAMBDA"));
    if (hook.path("lifecycleStages").isEmpty()) {
      throw EcsError.invalid("lifecycleStages cannot be empty.");
    }
    JsonNode timeout = hook.path("timeoutConfiguration");
    return new PauseHook(
        hook.path("lifecycleStages").valueStream().map(HookChange::stage).toList(),
        timeout(timeout.path("timeoutInMinutes").asInt((int) PauseHook.USUAL_TIMEOUT.toMinutes())),
        Choice.of("action", timeout.path("action"), HookAction.values())
            .orElse(HookAction.ROLLBACK));
  }

  /** AWS_LAMBDA is the default. */
  private static void checkType(String type) {
    switch (type) {
      case "PAUSE" -> {}
      case "AWS_LAMBDA" ->
          throw EcsError.invalid("The stand-in does not simulate hooks of the type AWS_LAMBDA.");
      default -> throw EcsError.invalid("Invalid targetType. Valid values are: AWS_LAMBDA, PAUSE");
    }
  }

  private static Stage stage(JsonNode name) {
    return Choice.of("lifecycleStages", name, Stage.values())
        .filter(Stage::mayPause)
        .orElseThrow(() -> EcsError.invalid("Invalid lifecycle stage provided for Pause Hook"));
  }

  private static Duration timeout(int minutes) {
    if (minutes < 1 || minutes > LONGEST_TIMEOUT) {
      throw EcsError.invalid(
          "timeoutInMinutes must be between 1 and %d, not %d.".formatted(LONGEST_TIMEOUT, minutes));
    }
    return Duration.ofMinutes(minutes);
  }
}
