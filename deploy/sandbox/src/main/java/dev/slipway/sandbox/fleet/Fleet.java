package dev.slipway.sandbox.fleet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.traffic.ShiftPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The whole simulation. Not thread-safe by itself: whoever reads or changes anything in it holds
 * its monitor, as {@link #advance} does.
 */
public final class Fleet {
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final Duration LONGEST_WARM_UP = Duration.ofHours(1);

  private final Map<String, FleetCluster> clusters = new LinkedHashMap<>();
  private final Instant start;
  private final FleetClock clock;
  private final Arns arns;
  private final TaskDefinitions definitions;
  private final Foundry foundry;
  private final List<Runnable> watchers = new ArrayList<>();

  public Fleet(Arns arns, ImageLookup images, Instant start, long seed) {
    this.arns = arns;
    this.start = start;
    this.clock = new FleetClock(start.minus(LONGEST_WARM_UP));
    this.definitions = new TaskDefinitions(arns, clock);
    var random = new Random(seed);
    this.foundry = new Foundry(arns, new Ids(random), new Screenwriter(images, random));
  }

  public synchronized FleetCluster addCluster(String name) {
    return clusters.computeIfAbsent(name, n -> new FleetCluster(n, foundry));
  }

  /** Adds a service with revision 1 of its family, which is registered unless the family exists. */
  public synchronized void addService(String cluster, ServicePlan plan) {
    TaskDefinition first =
        definitions
            .find(plan.family())
            .orElseGet(() -> definitions.register(plan.family(), FirstRevision.of(plan, arns)));
    Optional<TargetGroups> groups =
        plan.loadBalanced() ? Optional.of(foundry.targetGroups(plan)) : Optional.empty();
    FleetCluster home = addCluster(cluster);
    home.add(draft(home, plan, first, groups));
  }

  /** A service that its cluster does not know yet. */
  public FleetService draft(
      FleetCluster cluster,
      ServicePlan plan,
      TaskDefinition first,
      Optional<TargetGroups> targetGroups) {
    return new FleetService(cluster.name(), plan, first, targetGroups, foundry, clock.instant());
  }

  /**
   * Lives through the hour before the start, until every service is stable: the fleet begins as one
   * that has been running for a while, at the instant it was given.
   */
  public synchronized void warmUp() {
    while (!isStable() && now().isBefore(start)) {
      tick(STEP);
    }
    clock.forward(Duration.between(now(), start));
  }

  /** After each tick it is run, under the monitor of the fleet. */
  public synchronized void watch(Runnable watcher) {
    watchers.add(watcher);
  }

  /** Lets time pass, in steps of a second at most. */
  public synchronized void advance(Duration time) {
    Duration left = time;
    while (left.isPositive()) {
      Duration step = left.compareTo(STEP) < 0 ? left : STEP;
      tick(step);
      left = left.minus(step);
    }
  }

  /**
   * Throws a switch: tasks of definitions registered from now on have the fault; the older ones run
   * on.
   */
  public synchronized void fault(String service, Fault fault, Duration delay) {
    service(service).switches().add(new Fault.Switch(fault, delay, definitions.nextSequence()));
  }

  public void fault(String service, Fault fault) {
    fault(service, fault, fault.usualDelay());
  }

  /** Something happens to so many tasks of a service. */
  public synchronized void befall(String service, Mishap mishap, Mishap.Whose whose, int count) {
    service(service).befall(mishap, whose, count, clock.instant());
  }

  /** All definitions of a service are well again; tasks that were placed end as they had to. */
  public synchronized void mend(String service) {
    service(service).switches().mend();
  }

  /** Somebody configures how the traffic of a service's next deployments moves. */
  public synchronized void follow(String service, ShiftPlan plan) {
    service(service).follow(plan);
  }

  /** Nobody answers: the hooks that hold a service's deployment time out with the next tick. */
  public synchronized void expireHooks(String service) {
    service(service).currentDeployment().course().expireHooks(clock.instant());
  }

  /** How tasks of a family that RunTask starts from now on will end. */
  public synchronized void taskExits(String family, TaskExit exit) {
    clusters.values().forEach(cluster -> cluster.scriptExit(family, exit));
  }

  public synchronized List<ServiceView> services() {
    return allServices().map(service -> ServiceView.of(service, clock.instant())).toList();
  }

  public Optional<FleetCluster> cluster(String nameOrArn) {
    return Optional.ofNullable(clusters.get(Arns.shortName(nameOrArn)))
        .filter(cluster -> !nameOrArn.startsWith("arn:") || cluster.arn().equals(nameOrArn));
  }

  public Collection<FleetCluster> clusters() {
    return clusters.values();
  }

  public TaskDefinition register(String family, ObjectNode registered) {
    return definitions.register(family, registered);
  }

  public TaskDefinitions definitions() {
    return definitions;
  }

  public Arns arns() {
    return arns;
  }

  public Instant now() {
    return clock.instant();
  }

  public FleetClock clock() {
    return clock;
  }

  private void tick(Duration step) {
    clock.forward(step);
    clusters.values().forEach(cluster -> cluster.tick(clock.instant()));
    watchers.forEach(Runnable::run);
  }

  private boolean isStable() {
    return allServices().allMatch(s -> s.primary().rollout() == Deployment.Rollout.COMPLETED);
  }

  private FleetService service(String name) {
    return allServices()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no service " + name + " in the plan"));
  }

  private Stream<FleetService> allServices() {
    return clusters.values().stream().flatMap(cluster -> cluster.services().stream());
  }
}
