package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.ecs.Call;
import dev.slipway.sandbox.ecs.EcsStandIn;
import dev.slipway.sandbox.fleet.ServiceDeployment.Status;
import dev.slipway.sandbox.fleet.ServiceView;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down when a service of the stand-in became live with what it was updated to. */
final class LiveWatch implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(25);

  private final EcsStandIn ecs;
  private final Map<String, String> known = new HashMap<>();
  private final Map<String, List<Instant>> lives = new ConcurrentHashMap<>();
  private final Thread thread = Thread.ofPlatform().daemon().name("live").unstarted(this::watch);
  private volatile boolean open = true;

  LiveWatch(EcsStandIn ecs) {
    this.ecs = ecs;
    thread.start();
  }

  /** How long the platform took for the update that was asked for after this. */
  Duration platform(String service, Instant after) {
    return Duration.between(updated(service, after), live(service, after));
  }

  Instant updated(String service, Instant after) {
    return ecs.calls().stream()
        .filter(call -> call.operation().equals("UpdateService"))
        .filter(call -> call.subjects().contains(service) && call.at().isAfter(after))
        .map(Call::at)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(service + " was not updated"));
  }

  Instant live(String service, Instant after) {
    Instant updated = updated(service, after);
    return lives.getOrDefault(service, List.of()).stream()
        .filter(at -> at.isAfter(updated))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(service + " was not seen live"));
  }

  private void watch() {
    while (open) {
      ecs.services().forEach(this::note);
      Machine.pause(LOOK);
    }
  }

  private void note(ServiceView service) {
    String before = known.get(service.name());
    if (service.status() == Status.SUCCESSFUL && !service.taskDefinition().equals(before)) {
      known.put(service.name(), service.taskDefinition());
      if (before != null) {
        lives.computeIfAbsent(service.name(), _ -> new CopyOnWriteArrayList<>()).add(Instant.now());
      }
    }
  }

  @Override
  public void close() {
    open = false;
  }
}
