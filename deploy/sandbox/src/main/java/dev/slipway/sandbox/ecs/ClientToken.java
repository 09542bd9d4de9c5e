package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.fleet.FleetTask;
import dev.slipway.sandbox.fleet.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A used clientToken. It protects for 24 hours, or until an hour after its tasks stopped, whichever
 * is shorter (AWS page <i>Ensuring idempotency in Amazon ECS API requests</i>).
 */
record ClientToken(ObjectNode request, List<FleetTask> tasks, Instant usedAt) {
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final Duration AFTER_STOP = Duration.ofHours(1);

  static String checked(String token) {
    if (!token.matches("[!-~]{1,64}")) {
      throw EcsError.invalid("clientToken can have up to 64 ASCII characters from 33 to 126.");
    }
    return token;
  }

  boolean isValid(Instant now) {
    return now.isBefore(usedAt.plus(LONGEST))
        && tasks.stream()
            .anyMatch(
                task ->
                    task.at(TaskStatus.STOPPED)
                        .map(stopped -> now.isBefore(stopped.plus(AFTER_STOP)))
                        .orElse(true));
  }

  List<FleetTask> tasksFor(ObjectNode again) {
    if (!again.equals(request)) {
      throw EcsError.conflict("The clientToken was used before with other parameters.");
    }
    return tasks;
  }
}
