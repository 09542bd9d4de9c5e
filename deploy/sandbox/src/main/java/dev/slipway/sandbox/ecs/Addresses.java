package dev.slipway.sandbox.ecs;

import dev.slipway.sandbox.fleet.Arns;
import dev.slipway.sandbox.fleet.Fleet;
import dev.slipway.sandbox.fleet.FleetCluster;
import dev.slipway.sandbox.fleet.FleetService;
import dev.slipway.sandbox.fleet.TaskDefinition;

/** Finds what a request names, or throws the error that ECS answers with. */
final class Addresses {
  private final Fleet fleet;

  Addresses(Fleet fleet) {
    this.fleet = fleet;
  }

  /** The cluster of {@code cluster}, or the one called default. */
  FleetCluster cluster(Request request) {
    return fleet
        .cluster(request.text("cluster").orElse("default"))
        .orElseThrow(EcsError::clusterNotFound);
  }

  FleetService service(Request request) {
    return cluster(request)
        .service(request.requiredText("service"))
        .orElseThrow(EcsError::serviceNotFound);
  }

  TaskDefinition activeTaskDefinition(String reference) {
    TaskDefinition definition =
        fleet
            .definitions()
            .find(reference)
            .orElseThrow(() -> EcsError.client("TaskDefinition not found."));
    if (!definition.isActive()) {
      throw EcsError.client("TaskDefinition is inactive");
    }
    return definition;
  }

  /** The cluster that an ARN of something inside it names. */
  FleetCluster clusterOf(String arn) {
    String[] parts = arn.split("/", -1);
    return fleet
        .cluster(parts.length > 2 ? parts[1] : Arns.shortName(arn))
        .orElseThrow(EcsError::clusterNotFound);
  }
}
