package dev.slipway.sandbox.fleet;

import dev.slipway.sandbox.traffic.ShiftPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service with the deployment controller of ECS. All access is under the lock of its {@link
 * Fleet}.
 */
public final class FleetService {
  private final String cluster;
  private final ServicePlan plan;
  private final Foundry foundry;
  private final Instant createdAt;
  private final Optional<TargetGroups> targetGroups;
  private final ServiceEvents events;
  private final Roster roster = new Roster();
  private final Switches switches = new Switches();
  private final Succession succession;
  private ServiceSettings settings;

  FleetService(
      String cluster, ServicePlan plan, TaskDefinition first, Foundry foundry, Instant now) {
    this.cluster = cluster;
    this.plan = plan;
    this.foundry = foundry;
    this.createdAt = now;
    this.targetGroups =
        plan.loadBalanced() ? Optional.of(foundry.targetGroups(plan)) : Optional.empty();
    this.events = foundry.events(plan.name());
    this.settings = plan.settings();
    ServiceRevision revision = foundry.revision(cluster, plan.name(), first, now);
    this.succession = new Succession(this, foundry, events, foundry.deployment(revision, now));
    succession.open(settings.withShift(ShiftPlan.ROLLING), now);
  }

  void tick(Instant now) {
    List<FleetTask> ended =
        roster.tick(
            now, task -> deploymentOf(task).map(Deployment::milestones).orElse(Milestones.NONE));
    noteStartedAndHealthy(now);
    ended.forEach(task -> noteEnded(task, now));
    DeploymentJudge.judge(this, now);
    if (currentDeployment().keepsBlue()) {
      ShiftScheduler.schedule(this, now);
    } else {
      RollingScheduler.schedule(this, now);
    }
  }

  /**
   * UpdateService. The same task definition without force starts no deployment.
   *
   * @return whether it started one
   */
  public boolean update(
      ServiceSettings newSettings, TaskDefinition definition, boolean force, Instant now) {
    settings = newSettings;
    if (definition.equals(primary().definition()) && !force) {
      return false;
    }
    succession.start(definition, settings, now);
    return true;
  }

  void place(Deployment deployment, int count, Instant now) {
    List<FleetTask> placed = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      placed.add(foundry.serviceTask(this, deployment, now));
    }
    roster.add(placed);
    events.started(placed, now);
  }

  void stop(List<FleetTask> surplus, Instant now) {
    surplus.forEach(task -> task.stop(now, Stop.scaledBy(primary().id())));
    events.stopped(surplus, now);
    targetGroupArn().ifPresent(group -> events.draining(surplus, group, now));
  }

  /** Something happens to so many of its tasks. */
  void befall(Mishap mishap, Mishap.Whose whose, int count, Instant now) {
    roster.all().stream()
        .filter(FleetTask::isWanted)
        .sorted(whose.order())
        .limit(count)
        .forEach(task -> mishap.befall(task, this, now));
  }

  Switches switches() {
    return switches;
  }

  private void noteStartedAndHealthy(Instant now) {
    for (FleetTask _ : roster.newlyRunning()) {
      targetGroupArn().ifPresent(group -> events.registered(group, now));
    }
    boolean reset = settings.breaker().resetOnHealthyTask();
    for (FleetTask task : roster.newlyHealthy(now)) {
      deploymentOf(task).ifPresent(deployment -> deployment.sawHealthyTask(reset));
      if (!currentDeployment().keepsBlue()) {
        deploymentOf(task).ifPresent(deployment -> deployment.sawTraffic(now));
      }
    }
  }

  private void noteEnded(FleetTask task, Instant now) {
    targetGroupArn()
        .filter(
            group -> task.stop().filter(s -> s.reason().contains("ELB health checks")).isPresent())
        .ifPresent(group -> events.unhealthy(task, group, now));
    deploymentOf(task)
        .filter(d -> d.rollout() == Deployment.Rollout.IN_PROGRESS)
        .ifPresent(d -> d.countFailure(task, settings.breaker().resetOnHealthyTask(), now));
  }

  private Optional<Deployment> deploymentOf(FleetTask task) {
    return deployments().stream().filter(d -> d.owns(task)).findFirst();
  }

  Succession succession() {
    return succession;
  }

  Deployment primary() {
    return succession.primary();
  }

  ServiceDeployment currentDeployment() {
    return succession.current();
  }

  int healthy(Deployment deployment, Instant now) {
    return (int) tasksOf(deployment).filter(task -> task.isHealthy(now)).count();
  }

  Stream<FleetTask> tasksOf(Deployment deployment) {
    return roster.all().stream().filter(deployment::owns);
  }

  ServiceEvents log() {
    return events;
  }

  StartTime startTime() {
    return plan.startTime();
  }

  Duration gracePeriod() {
    return settings.gracePeriod();
  }

  public String cluster() {
    return cluster;
  }

  public String name() {
    return plan.name();
  }

  public String arn() {
    return foundry.arns().service(cluster, name());
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Optional<String> targetGroupArn() {
    return targetGroups.map(TargetGroups::first);
  }

  public Optional<TargetGroups> targetGroups() {
    return targetGroups;
  }

  public ServiceSettings settings() {
    return settings;
  }

  /** Failed tasks at which the circuit breaker trips. */
  public int threshold() {
    return settings.threshold();
  }

  public Fault fault() {
    return switches.newest();
  }

  /** Newest, the PRIMARY one, first. */
  public List<Deployment> deployments() {
    return succession.deployments();
  }

  /** Newest first. */
  public List<ServiceDeployment> history() {
    return succession.history();
  }

  public Deployment lastCompleted() {
    return succession.lastCompleted();
  }

  public List<FleetTask> tasks() {
    return roster.all();
  }

  public List<ServiceEvents.Event> events() {
    return events.newestFirst();
  }

  public int count(Deployment deployment, TaskStatus status) {
    return (int) tasksOf(deployment).filter(t -> t.status() == status).count();
  }
}
