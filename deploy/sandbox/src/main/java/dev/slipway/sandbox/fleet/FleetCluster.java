package dev.slipway.sandbox.fleet;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A cluster: services, and tasks that RunTask started. */
public final class FleetCluster {
  private final String name;
  private final Foundry foundry;
  private final Map<String, FleetService> services = new LinkedHashMap<>();
  private final Roster loneTasks = new Roster();
  private final Map<String, TaskExit> exits = new LinkedHashMap<>();

  FleetCluster(String name, Foundry foundry) {
    this.name = name;
    this.foundry = foundry;
  }

  void add(FleetService service) {
    services.put(service.name(), service);
  }

  void tick(Instant now) {
    services.values().forEach(service -> service.tick(now));
    loneTasks.tick(now, _ -> Milestones.NONE);
  }

  /** RunTask. */
  public List<FleetTask> run(TaskOrder order, TaskDefinition definition, Instant now) {
    TaskExit exit = exits.getOrDefault(definition.family(), TaskExit.SUCCESS);
    List<FleetTask> started =
        Stream.generate(() -> foundry.loneTask(name, order, definition, exit, now))
            .limit(order.count())
            .toList();
    loneTasks.add(started);
    return started;
  }

  void scriptExit(String family, TaskExit exit) {
    exits.put(family, exit);
  }

  public String name() {
    return name;
  }

  public String arn() {
    return foundry.arns().cluster(name);
  }

  public List<FleetService> services() {
    return List.copyOf(services.values());
  }

  /** By name or ARN. */
  public Optional<FleetService> service(String nameOrArn) {
    return Optional.ofNullable(services.get(Arns.shortName(nameOrArn)))
        .filter(service -> !nameOrArn.startsWith("arn:") || service.arn().equals(nameOrArn));
  }

  /** Of services and of RunTask. */
  public List<FleetTask> tasks() {
    return Stream.concat(
            services.values().stream().flatMap(service -> service.tasks().stream()),
            loneTasks.all().stream())
        .toList();
  }
}
