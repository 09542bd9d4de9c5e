package dev.slipway.adapters.account;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A target group of a load balancer.
 *
 * @param targets what it sends to, such as {@code ip}
 * @param served whether any load balancer sends anything to it
 * @param interval between two checks of its targets
 * @param successes how many of them make a target healthy
 * @param attributes by their names, such as {@code deregistration_delay.timeout_seconds}
 */
public record TargetGroup(
    String name,
    String targets,
    boolean served,
    Duration interval,
    int successes,
    Map<String, String> attributes) {
  public TargetGroup {
    attributes = Map.copyOf(attributes);
  }

  /** How long a healthy new target waits for its first user. */
  public Duration untilHealthy() {
    return interval.multipliedBy(successes);
  }

  /** How long a target that goes may finish what it is busy with. */
  public Optional<Duration> drain() {
    return seconds("deregistration_delay.timeout_seconds");
  }

  public boolean goesRoundRobin() {
    boolean grows = seconds("slow_start.duration_seconds").filter(Duration::isPositive).isPresent();
    return "round_robin".equals(attributes.get("load_balancing.algorithm.type")) && !grows;
  }

  private Optional<Duration> seconds(String attribute) {
    return Optional.ofNullable(attributes.get(attribute))
        .filter(value -> value.matches("\\d{1,6}"))
        .map(Long::parseLong)
        .map(Duration::ofSeconds);
  }
}
