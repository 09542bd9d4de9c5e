package dev.slipway.sandbox.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** When something was first seen: in the platform itself, or by somebody who looks at it. */
final class Sightings {
  private final Map<Change, Instant> seen = new ConcurrentHashMap<>();

  /**
   * So many tasks of a new deployment run, or all of it is stable.
   *
   * @param deployment as ECS names it
   */
  record Change(String service, String deployment, int running, boolean stable) {}

  void saw(Change change) {
    seen.putIfAbsent(change, Instant.now());
  }

  Optional<Instant> of(Change change) {
    return Optional.ofNullable(seen.get(change));
  }

  List<Change> changes(boolean stable) {
    return seen.keySet().stream().filter(change -> change.stable() == stable).toList();
  }

  /** How long after the platform somebody saw the same. */
  Times after(Sightings platform, boolean stable) {
    return Times.of(
        platform.changes(stable).stream()
            .flatMap(
                change ->
                    of(change)
                        .map(at -> Duration.between(platform.of(change).orElseThrow(), at))
                        .stream())
            .toList());
  }
}
