package dev.slipway.core.release;

import dev.slipway.core.course.Course;
import dev.slipway.core.course.Stay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rollout waited for on its target, from its begin until it was live.
 *
 * @param begun by the platform's clock
 * @param spent each stage once, in the order in which they began; together the whole time
 */
public record RolloutTimes(Instant begun, List<Spent> spent) {
  public RolloutTimes {
    spent = List.copyOf(spent);
  }

  /** The time in one stage altogether; of several tasks, the one that is least far counts. */
  public record Spent(RolloutStage stage, Duration time) {}

  public Duration lasted() {
    return spent.stream().map(Spent::time).reduce(Duration.ZERO, Duration::plus);
  }

  /** The same as the course of a process is told: stages that come again are one stay here. */
  public Course course() {
    List<Stay> stays = new ArrayList<>();
    Instant since = begun;
    for (Spent each : spent) {
      Instant until = since.plus(each.time());
      stays.add(new Stay(each.stage(), since, until));
      since = until;
    }
    return new Course(stays);
  }
}
