package dev.slipway.adapters.ecs;

import dev.slipway.core.engine.Denied;
import dev.slipway.core.release.Known;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;

/**
 * Takes one service back to what the release remembers. Thread-safe. Acts only while our own
 * deployment is the primary one: what others put there is theirs.
 */
final class WayBack {
  /** How long ECS may take to show that it was asked. */
  private static final Duration LAG = Duration.ofSeconds(30);

  private static final Set<String> STOPPABLE = Set.of("PENDING", "IN_PROGRESS");
  private static final Set<String> UNDERWAY =
      Set.of("STOP_REQUESTED", "ROLLBACK_REQUESTED", "ROLLBACK_IN_PROGRESS");

  private final ServiceDeployments serviceDeployments;
  private final InstantSource clock;
  private final Map<String, Instant> asked = new ConcurrentHashMap<>();

  WayBack(ServiceDeployments serviceDeployments, InstantSource clock) {
    this.serviceDeployments = serviceDeployments;
    this.clock = clock;
  }

  void begin(Sighting sighting, Known known) {
    boolean isOurs = sighting.ours(known).map(sighting::isPrimary).orElse(false);
    if (!isOurs || isAsked(known)) {
      return;
    }
    Optional<ServiceDeployment> current =
        serviceDeployments.bringing(sighting.primary().taskDefinition(), sighting.current());
    if (!current.map(WayBack::isUnderway).orElse(false)) {
      if (!current.map(one -> stop(one, known)).orElse(false)) {
        serviceDeployments.begin(known.before());
      }
      asked.put(key(known), clock.instant());
    }
  }

  /** Whether it was begun a moment ago. After a restart only what ECS shows is known. */
  boolean isAsked(Known known) {
    Instant at = asked.get(key(known));
    return at != null && at.plus(LAG).isAfter(clock.instant());
  }

  /** Stopping leads where ECS came from: only good if that is what the release remembers. */
  private boolean stop(ServiceDeployment deployment, Known known) {
    if (!STOPPABLE.contains(deployment.statusAsString())
        || !serviceDeployments.comesFrom(deployment, known.before())) {
      return false;
    }
    try {
      serviceDeployments.stop(deployment);
      return true;
    } catch (Denied over) {
      return false;
    }
  }

  private static boolean isUnderway(ServiceDeployment deployment) {
    return UNDERWAY.contains(deployment.statusAsString());
  }

  private static String key(Known known) {
    return known.fetched().orElse("") + known.rollout().orElse("");
  }
}
