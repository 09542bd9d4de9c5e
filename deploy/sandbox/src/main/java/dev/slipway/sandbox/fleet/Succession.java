package dev.slipway.sandbox.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Which deployment of a service followed which, and the records of them. */
final class Succession {
  private final FleetService service;
  private final Foundry foundry;
  private final ServiceEvents events;
  private final List<Deployment> deployments = new ArrayList<>();
  private final List<ServiceDeployment> history = new ArrayList<>();
  private Deployment lastCompleted;

  Succession(FleetService service, Foundry foundry, ServiceEvents events, Deployment first) {
    this.service = service;
    this.foundry = foundry;
    this.events = events;
    this.lastCompleted = first;
    deployments.add(first);
  }

  /** The first deployment has nothing to shift traffic from: it follows no strategy. */
  void open(ServiceSettings settings, Instant now) {
    history.add(
        foundry.serviceDeployment(
            service, lastCompleted, lastCompleted.revision(), settings, false, now));
  }

  void start(TaskDefinition definition, ServiceSettings settings, Instant now) {
    ServiceDeployment current = current();
    boolean overtakes = !current.status().isFinal();
    if (overtakes) {
      current.giveWay(now);
    }
    ServiceRevision revision = foundry.revision(service.cluster(), service.name(), definition, now);
    Deployment deployment = foundry.deployment(revision, now);
    deployments.addFirst(deployment);
    history.addFirst(
        foundry.serviceDeployment(
            service, deployment, lastCompleted.revision(), settings, overtakes, now));
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
    current().rollBackTo(lastCompleted.revision(), reason + why, now);
    events.rollingBack(lastCompleted, now);
  }

  /**
   * Fails the primary deployment and gives its place to the one that was completed last, whose
   * tasks are all still there.
   */
  void flipBack(String why, Instant now) {
    primary().fail(now, why);
    events.failed(primary(), why, now);
    deployments.remove(lastCompleted);
    deployments.addFirst(lastCompleted);
    current().rollBackTo(lastCompleted.revision(), why, now);
    events.rollingBack(lastCompleted, now);
  }

  void completePrimary(Instant now) {
    primary().complete(now);
    lastCompleted = primary();
    settleOnLastCompleted(now);
  }

  void settleOnLastCompleted(Instant now) {
    deployments.removeIf(d -> d != lastCompleted);
    events.completed(lastCompleted, now);
    events.steady(now);
  }

  /** Drops deployments that nothing is left of, but for the primary and those that failed. */
  void dropDrained(Predicate<Deployment> drained) {
    boolean mayReturn = current().keepsBlue();
    deployments.removeIf(
        d ->
            d != primary()
                && d.rollout() != Deployment.Rollout.FAILED
                && !(mayReturn && d == lastCompleted)
                && drained.test(d));
  }

  Deployment primary() {
    return deployments.getFirst();
  }

  ServiceDeployment current() {
    return history.getFirst();
  }

  Deployment lastCompleted() {
    return lastCompleted;
  }

  List<Deployment> deployments() {
    return List.copyOf(deployments);
  }

  List<ServiceDeployment> history() {
    return List.copyOf(history);
  }
}
