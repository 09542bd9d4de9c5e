package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.bench.Sightings.Change;
import dev.slipway.sandbox.ecs.EcsStandIn;
import dev.slipway.sandbox.fleet.ServiceView;
import dev.slipway.sandbox.fleet.ServiceView.DeploymentView;
import dev.slipway.sandbox.fleet.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Writes down what can be seen in the stand-in since when, without asking its API. */
final class FleetEyes implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(25);
  private static final String FATAL = "CannotPull";

  private final EcsStandIn ecs;
  private final Sightings seen = new Sightings();
  private final Set<String> first;
  private final Map<String, Instant> deaths = new ConcurrentHashMap<>();
  private final Thread thread = Thread.ofPlatform().daemon().name("fleet").unstarted(this::watch);
  private volatile boolean open = true;

  FleetEyes(EcsStandIn ecs) {
    this.ecs = ecs;
    this.first =
        ecs.services().stream()
            .map(service -> service.deployments().getFirst().id())
            .collect(Collectors.toSet());
    thread.start();
  }

  Sightings seen() {
    return seen;
  }

  /** When the image of a task of a service could first not be pulled. */
  Optional<Instant> death(String service) {
    return Optional.ofNullable(deaths.get(service));
  }

  private void watch() {
    while (open) {
      ecs.services().forEach(this::note);
      Machine.pause(LOOK);
    }
  }

  private void note(ServiceView service) {
    DeploymentView primary = service.deployments().getFirst();
    if (first.contains(primary.id())) {
      return;
    }
    int running =
        (int)
            service.tasks().stream()
                .filter(task -> task.taskDefinition().equals(primary.taskDefinition()))
                .filter(task -> task.status() == TaskStatus.RUNNING)
                .count();
    if (running > 0) {
      seen.saw(new Change(service.name(), primary.id(), running, false));
    }
    if (running == service.desired()
        && service.running() == service.desired()
        && service.deployments().size() == 1) {
      seen.saw(new Change(service.name(), primary.id(), running, true));
    }
    service.tasks().stream()
        .filter(task -> task.stop().filter(stop -> stop.reason().contains(FATAL)).isPresent())
        .forEach(task -> deaths.putIfAbsent(service.name(), Instant.now()));
  }

  @Override
  public void close() {
    open = false;
  }
}
