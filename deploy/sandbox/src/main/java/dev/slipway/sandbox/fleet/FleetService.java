package dev.slipway.sandbox.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service of type ECS with rolling updates. All access is under the lock of its {@link Fleet}.
 */
public final class FleetService {
  private final String cluster;
  private final ServicePlan plan;
  private final Foundry foundry;
  private final Instant createdAt;
  private final Optional<String> targetGroupArn;
  private final ServiceEvents events;
  private final Roster roster = new Roster();
  private final List<Deployment> deployments = new ArrayList<>();
  private final List<ServiceDeployment> history = new ArrayList<>();
  private ServiceSettings settings;
  private Deployment lastCompleted;
  private final Switches switches = new Switches();

  FleetService(
      String cluster, ServicePlan plan, TaskDefinition first, Foundry foundry, Instant now) {
    this.cluster = cluster;
    this.plan = plan;
    this.foundry = foundry;
    this.createdAt = now;
    this.targetGroupArn =
        plan.loadBalanced() ? Optional.of(foundry.targetGroup(plan.name())) : Optional.empty();
    this.events = foundry.events(plan.name());
    this.settings =
        new ServiceSettings(
            plan.desiredCount(),
            plan.minimumPercent(),
            plan.maximumPercent(),
            plan.breaker(),
            plan.gracePeriod());
    ServiceRevision revision = foundry.revision(cluster, plan.name(), first, now);
    this.lastCompleted = foundry.deployment(revision, now);
    deployments.add(lastCompleted);
    history.add(foundry.serviceDeployment(this, lastCompleted, revision, now));
  }

  void tick(Instant now) {
    List<FleetTask> ended =
        roster.tick(now, task -> deploymentOf(task).flatMap(Deployment::completedAt));
    noteStartedAndHealthy(now);
    ended.forEach(task -> noteEnded(task, now));
    DeploymentJudge.judge(this, now);
    RollingScheduler.schedule(this, now);
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
    ServiceDeployment current = currentDeployment();
    if (!current.status().isFinal()) {
      current.become(
          ServiceDeployment.Status.STOP_REQUESTED,
          "Service deployment stopped because a newer service deployment was started.",
          now);
    }
    Deployment deployment =
        foundry.deployment(foundry.revision(cluster, name(), definition, now), now);
    deployments.addFirst(deployment);
    history.addFirst(foundry.serviceDeployment(this, deployment, lastCompleted.revision(), now));
    return true;
  }

  /**
   * Fails the primary deployment and starts another one for the revision that was completed last.
   */
  void rollBack(String why, String reason, Instant now) {
    primary().fail(now, reason + why);
    events.failed(primary(), why, now);
    Deployment back = foundry.deployment(lastCompleted.revision(), now);
    back.becauseOf(reason + "rolling back to deploymentId " + lastCompleted.id() + ".");
    deployments.addFirst(back);
    currentDeployment().rollBackTo(lastCompleted.revision(), reason + why, now);
    events.rollingBack(lastCompleted, now);
  }

  void completePrimary(Instant now) {
    primary().complete(now);
    lastCompleted = primary();
    deployments.removeIf(d -> d != lastCompleted);
    events.completed(lastCompleted, now);
    events.steady(now);
  }

  void place(int count, Instant now) {
    List<FleetTask> placed = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      placed.add(foundry.serviceTask(this, primary(), now));
    }
    roster.add(placed);
    events.started(placed, now);
  }

  void stop(List<FleetTask> surplus, Instant now) {
    surplus.forEach(task -> task.stop(now, Stop.scaledBy(primary().id())));
    events.stopped(surplus, now);
    targetGroupArn.ifPresent(group -> events.draining(surplus, group, now));
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
      targetGroupArn.ifPresent(group -> events.registered(group, now));
    }
    boolean reset = settings.breaker().resetOnHealthyTask();
    for (FleetTask task : roster.newlyHealthy(now)) {
      deploymentOf(task).ifPresent(deployment -> deployment.sawHealthyTask(reset));
    }
  }

  private void noteEnded(FleetTask task, Instant now) {
    targetGroupArn
        .filter(
            group -> task.stop().filter(s -> s.reason().contains("ELB health checks")).isPresent())
        .ifPresent(group -> events.unhealthy(task, group, now));
    deploymentOf(task)
        .filter(d -> d.rollout() == Deployment.Rollout.IN_PROGRESS)
        .ifPresent(d -> d.countFailure(task, settings.breaker().resetOnHealthyTask(), now));
  }

  private Optional<Deployment> deploymentOf(FleetTask task) {
    return deployments.stream().filter(d -> d.owns(task)).findFirst();
  }

  Deployment primary() {
    return deployments.getFirst();
  }

  ServiceDeployment currentDeployment() {
    return history.getFirst();
  }

  void dropDrained() {
    deployments.removeIf(
        d ->
            d != primary()
                && d.rollout() != Deployment.Rollout.FAILED
                && tasksOf(d).allMatch(t -> t.status() == TaskStatus.STOPPED));
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
    return targetGroupArn;
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
    return List.copyOf(deployments);
  }

  /** Newest first. */
  public List<ServiceDeployment> history() {
    return List.copyOf(history);
  }

  public Deployment lastCompleted() {
    return lastCompleted;
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
