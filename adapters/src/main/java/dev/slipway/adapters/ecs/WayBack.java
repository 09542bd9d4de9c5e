package dev.slipway.adapters.ecs;

import dev.slipway.core.app.EcsStrategy;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.release.Known;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;

/**
 * Takes one service back to what the release remembers. Thread-safe. Acts only while our own
 * deployment is the primary one: what others put there is theirs.
 */
final class WayBack {
  private static final Set<String> STOPPABLE = Set.of("PENDING", "IN_PROGRESS");
  private static final Set<String> UNDERWAY =
      Set.of("STOP_REQUESTED", "ROLLBACK_REQUESTED", "ROLLBACK_IN_PROGRESS");

  private final ServiceDeployments serviceDeployments;
  private final Optional<EcsStrategy> strategy;
  private final Lately asked;

  WayBack(
      ServiceDeployments serviceDeployments, Optional<EcsStrategy> strategy, InstantSource clock) {
    this.serviceDeployments = serviceDeployments;
    this.strategy = strategy;
    this.asked = new Lately(clock);
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
        serviceDeployments.begin(
            known.before(), strategy.map(how -> DeploymentSettings.back(how, sighting.service())));
      }
      asked.ask(key(known));
    }
  }

  /** Whether it was begun a moment ago. */
  boolean isAsked(Known known) {
    return asked.has(key(known));
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
