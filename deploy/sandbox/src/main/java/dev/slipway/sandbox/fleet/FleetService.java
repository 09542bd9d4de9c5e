package dev.slipway.sandbox.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A service of type ECS with rolling updates. All access is under the lock of its {@link Fleet}.
 */
public final class FleetService {
  /** A stopped task is shown for an hour (AWS page <i>DescribeTasks</i>). */
  private static final Duration STOPPED_IS_SHOWN_FOR = Duration.ofHours(1);

  private final String cluster;
  private final ServicePlan plan;
  private final Foundry foundry;
  private final Instant createdAt;
  private final Optional<String> targetGroupArn;
  private final ServiceEvents events;
  private final List<FleetTask> tasks = new ArrayList<>();
  private final List<Deployment> deployments = new ArrayList<>();
  private final List<ServiceDeployment> history = new ArrayList<>();
  private final Set<FleetTask> seenRunning = new HashSet<>();
  private final Set<FleetTask> seenHealthy = new HashSet<>();
  private ServiceSettings settings;
  private Deployment lastCompleted;
  private Fault.Switch faultSwitch = new Fault.Switch(Fault.NONE, Duration.ZERO, 0);

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
    List<FleetTask> wanted = tasks.stream().filter(FleetTask::isWanted).toList();
    tasks.forEach(task -> task.tick(now, deploymentOf(task).flatMap(Deployment::completedAt)));
    noteStartedAndHealthy(now);
    wanted.stream().filter(task -> !task.isWanted()).forEach(task -> noteEnded(task, now));
    DeploymentJudge.judge(this, now);
    RollingScheduler.schedule(this, now);
    forgetOldTasks(now);
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
    tasks.addAll(placed);
    events.started(placed, now);
  }

  void stop(List<FleetTask> surplus, Instant now) {
    surplus.forEach(task -> task.stop(now, Stop.scaledBy(primary().id())));
    events.stopped(surplus, now);
    targetGroupArn.ifPresent(group -> events.draining(surplus, group, now));
  }

  void switchFault(Fault.Switch newSwitch) {
    faultSwitch = newSwitch;
  }

  private void noteStartedAndHealthy(Instant now) {
    for (FleetTask task : tasks) {
      if (task.status() == TaskStatus.RUNNING && seenRunning.add(task)) {
        targetGroupArn.ifPresent(group -> events.registered(group, now));
      }
      if (task.isHealthy(now) && seenHealthy.add(task)) {
        deploymentOf(task)
            .ifPresent(d -> d.sawHealthyTask(settings.breaker().resetOnHealthyTask()));
      }
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

  private void forgetOldTasks(Instant now) {
    Instant limit = now.minus(STOPPED_IS_SHOWN_FOR);
    tasks.removeIf(task -> task.at(TaskStatus.STOPPED).filter(limit::isAfter).isPresent());
    seenRunning.retainAll(tasks);
    seenHealthy.retainAll(tasks);
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
    return tasks.stream().filter(deployment::owns);
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

  Fault.Switch faultSwitch() {
    return faultSwitch;
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
    return faultSwitch.fault();
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
    return List.copyOf(tasks);
  }

  public List<ServiceEvents.Event> events() {
    return events.newestFirst();
  }

  public int count(Deployment deployment, TaskStatus status) {
    return (int) tasksOf(deployment).filter(t -> t.status() == status).count();
  }
}
