package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.fleet.Fleet;
import dev.slipway.sandbox.fleet.FleetService;
import dev.slipway.sandbox.fleet.ServiceDeployment;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The API is eventually consistent (AWS page <i>UpdateService</i>: the result of a call may not be
 * visible to the calls that follow at once): for a while reads still show what was before an
 * update.
 */
final class ReadLag {
  private record Former(ObjectNode shape, Instant until) {}

  private final Fleet fleet;
  private final Map<String, Former> formers = new HashMap<>();
  private volatile Duration lag;

  ReadLag(Fleet fleet, Duration lag) {
    this.fleet = fleet;
    this.lag = lag;
  }

  void set(Duration newLag) {
    lag = newLag;
  }

  void remember(FleetService service, ObjectNode before) {
    if (lag.isPositive()) {
      formers.putIfAbsent(service.arn(), new Former(before, fleet.now().plus(lag)));
    }
  }

  Optional<ObjectNode> formerShape(FleetService service) {
    formers.values().removeIf(former -> !fleet.now().isBefore(former.until()));
    return Optional.ofNullable(formers.get(service.arn())).map(former -> former.shape().deepCopy());
  }

  boolean shows(ServiceDeployment deployment) {
    return !fleet.now().isBefore(deployment.createdAt().plus(lag));
  }
}
