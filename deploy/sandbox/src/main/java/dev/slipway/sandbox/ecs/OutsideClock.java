package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The instants of a fleet as its callers' clocks have them: however fast the fleet lives, nothing
 * has happened in their future. Thread-safe.
 */
final class OutsideClock {
  private record Course(Instant fleet, Instant outside, double speed) {}

  private volatile Course course = new Course(Instant.EPOCH, Instant.EPOCH, 1);

  /** From these two instants on, which are the same one, the fleet lives this much faster. */
  void run(Instant fleet, Instant outside, double speed) {
    course = new Course(fleet, outside, speed);
  }

  Instant shown(Instant instant) {
    Course now = course;
    Duration after = Duration.between(now.fleet(), instant);
    return now.outside().plus(after.isPositive() ? slowed(after, now.speed()) : after);
  }

  /** Changes every time in an answer; their names end in "At". */
  ObjectNode shown(ObjectNode answer) {
    show(answer);
    return answer;
  }

  private static Duration slowed(Duration time, double speed) {
    return Duration.ofMillis(Math.round(time.toMillis() / speed));
  }

  private void show(JsonNode node) {
    if (node instanceof ObjectNode object) {
      List.copyOf(object.properties()).stream()
          .filter(field -> field.getKey().endsWith("At"))
          .map(Map.Entry::getKey)
          .forEach(name -> show(object, name));
    }
    node.forEach(this::show);
  }

  private void show(ObjectNode object, String name) {
    Request.time(object.path(name)).ifPresent(time -> Json.time(object, name, shown(time)));
  }
}
