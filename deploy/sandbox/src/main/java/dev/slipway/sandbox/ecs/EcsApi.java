package dev.slipway.sandbox.ecs;

import dev.slipway.sandbox.fleet.Fleet;
import java.util.HashMap;
import java.util.Map;

/** What the stand-in can be asked. */
final class EcsApi {
  private EcsApi() {}

  /** By the name of each operation; those of other services of AWS with the service before it. */
  static Map<String, Operation> operations(
      Fleet fleet, ReadLag lag, OutsideClock clock, ScalingOperations scaling) {
    var tags = new Tags();
    var operations = new HashMap<String, Operation>();
    operations.putAll(new ClusterOperations(fleet).all());
    operations.putAll(new ServiceOperations(fleet, tags, lag).all());
    operations.putAll(new CreateServiceOperation(fleet, tags).all());
    operations.putAll(new ServiceDeploymentOperations(fleet, lag, clock).all());
    operations.putAll(new TaskDefinitionOperations(fleet, tags).all());
    operations.putAll(new TaskOperations(fleet).all());
    operations.putAll(new RunTaskOperation(fleet, tags).all());
    operations.putAll(new TagOperations(fleet, tags).all());
    operations.putAll(scaling.all());
    operations.putAll(new LogOperations(fleet).all());
    return Map.copyOf(operations);
  }
}
