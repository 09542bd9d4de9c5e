package dev.slipway.adapters.inspection;

import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.release.Pin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * A service as ECS describes it.
 *
 * @param definition what it runs
 * @param marks which of its references we pinned
 * @param left what our last release left there, when that is something else than it runs
 * @param quickest how long its quickest deployment took; throws what the platform says against it
 * @param next what would be registered with such pins
 */
public record Subject(
    TargetSpec.EcsService spec,
    Service service,
    TaskDefinition definition,
    PinMarks marks,
    Optional<TaskDefinition> left,
    Supplier<Optional<Duration>> quickest,
    Function<List<Pin>, RegisterTaskDefinitionRequest> next) {
  /** The name and number of what it runs, such as {@code shop-web:41}. */
  String revision() {
    return name(definition);
  }

  static String name(TaskDefinition definition) {
    return definition.family() + ":" + definition.revision();
  }

  List<ContainerDefinition> containers() {
    return definition.containerDefinitions();
  }

  Optional<ContainerDefinition> app() {
    return containers().stream().filter(one -> one.name().equals(spec.container())).findFirst();
  }

  boolean isBehindLoadBalancer() {
    return !service.loadBalancers().isEmpty();
  }

  boolean isOnFargate() {
    return definition.requiresCompatibilities().contains(Compatibility.FARGATE);
  }
}
