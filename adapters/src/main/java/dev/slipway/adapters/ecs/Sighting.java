package dev.slipway.adapters.ecs;

import dev.slipway.core.release.Counts;
import dev.slipway.core.release.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;

/**
 * One look at a service, shared by all who look at the same time.
 *
 * @param current the service deployment in progress, as far as ECS names one
 */
record Sighting(Service service, Optional<ServiceDeployment> current) {
  private static final Duration SKEW = Duration.ofSeconds(5);
  private static final String PRIMARY = "PRIMARY";
  private static final String NO_ROOM = "unable to place a task";
  private static final List<String> TROUBLE =
      List.of("unable", "fail", "unhealthy", "error", "throttl", "impaired", "rolling back");

  boolean isActive() {
    return "ACTIVE".equals(service.status()) && primaryIfAny().isPresent();
  }

  Deployment primary() {
    return primaryIfAny().orElseThrow();
  }

  /**
   * Our deployment: the primary one if it is of our task definition, else by its id. While the id
   * is unknown, what was begun before the last move is left over from an earlier attempt.
   */
  Optional<Deployment> ours(Known known) {
    return known
        .fetched()
        .filter(fetched -> Arns.same(primary().taskDefinition(), fetched))
        .map(fetched -> primary())
        .or(
            () ->
                deployment(known).isPresent()
                    ? find(deployment(known).get())
                    : known
                        .fetched()
                        .flatMap(this::withTaskDefinition)
                        .filter(one -> !one.createdAt().isBefore(begin(known))));
  }

  /** The id of our deployment, if it is known: where it pauses, it is what was prepared. */
  static Optional<String> deployment(Known known) {
    return known
        .rollout()
        .or(() -> known.prepared().filter(prepared -> !known.fetched().equals(known.prepared())));
  }

  /** When an attempt whose answer was lost can have begun at the earliest, by AWS's clock. */
  static Instant begin(Known known) {
    return (known.prepared().isEmpty() ? known.since() : known.movedAt()).minus(SKEW);
  }

  /** The deployment that users meet: the old one as long as all traffic is on it. */
  Deployment met() {
    return current
        .filter(Traffic::isAllOnOld)
        .flatMap(
            one ->
                deployments()
                    .filter(other -> !isPrimary(other))
                    .max(Comparator.comparing(Deployment::runningCount)))
        .orElseGet(this::primary);
  }

  Optional<Deployment> withTaskDefinition(String taskDefinition) {
    return deployments().filter(one -> Arns.same(one.taskDefinition(), taskDefinition)).findFirst();
  }

  boolean isPrimary(Deployment deployment) {
    return deployment.id().equals(primary().id());
  }

  /** All wanted tasks run, and nothing of any other deployment is left. */
  boolean isSettled() {
    return service.deployments().size() == 1
        && primary().runningCount().equals(service.desiredCount());
  }

  static boolean isComplete(Deployment deployment) {
    return deployment.rolloutState() == DeploymentRolloutState.COMPLETED;
  }

  static boolean hasFailed(Deployment deployment) {
    return deployment.rolloutState() == DeploymentRolloutState.FAILED;
  }

  /** Whether ECS is at work on it; services of other controllers have no rollout state. */
  boolean isMoving() {
    Deployment primary = primary();
    return primary.rolloutStateAsString() == null
        ? service.deployments().size() > 1
        : !isComplete(primary) && !hasFailed(primary);
  }

  /** Counts of one deployment, against what the service wants. */
  Counts counts(Deployment deployment) {
    int failed = deployment.failedTasks() == null ? 0 : deployment.failedTasks();
    return new Counts(deployment.runningCount(), service.desiredCount(), failed);
  }

  /** How many tasks run that belong to other deployments than this one. */
  int runningBeside(Deployment deployment) {
    return deployments()
        .filter(other -> !other.id().equals(deployment.id()))
        .mapToInt(Deployment::runningCount)
        .sum();
  }

  int running(String taskDefinition) {
    return deployments()
        .filter(one -> Arns.same(one.taskDefinition(), taskDefinition))
        .mapToInt(Deployment::runningCount)
        .sum();
  }

  /**
   * What ECS complains of since then, in its own words: that there is no room before anything else,
   * then the newest.
   */
  Optional<String> complaint(Instant since) {
    List<String> complaints =
        service.events().stream()
            .filter(event -> !event.createdAt().isBefore(since))
            .map(ServiceEvent::message)
            .filter(Sighting::isTrouble)
            .toList();
    return complaints.stream()
        .filter(Sighting::isWithoutRoom)
        .findFirst()
        .or(() -> complaints.stream().findFirst());
  }

  static boolean isWithoutRoom(String complaint) {
    return complaint.toLowerCase(Locale.ROOT).contains(NO_ROOM);
  }

  String newestEvent() {
    return service.events().stream().findFirst().map(ServiceEvent::id).orElse("");
  }

  /** Two looks with equal fingerprints saw the same. */
  String fingerprint() {
    StringBuilder seen =
        new StringBuilder(newestEvent()).append('|').append(service.desiredCount());
    deployments()
        .map(
            one ->
                "|%s %s %s %s %s %s"
                    .formatted(
                        one.id(),
                        one.status(),
                        one.rolloutStateAsString(),
                        one.runningCount(),
                        one.pendingCount(),
                        one.failedTasks()))
        .forEach(seen::append);
    current.ifPresent(
        one ->
            seen.append('|')
                .append(one.statusAsString())
                .append(one.lifecycleStageAsString())
                .append(one.lifecycleHookDetails())
                .append(Traffic.of(current)));
    return seen.toString();
  }

  private Optional<Deployment> primaryIfAny() {
    return deployments().filter(one -> PRIMARY.equals(one.status())).findFirst();
  }

  Optional<Deployment> find(String id) {
    return deployments().filter(one -> one.id().equals(id)).findFirst();
  }

  private Stream<Deployment> deployments() {
    return service.deployments().stream();
  }

  private static boolean isTrouble(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    return TROUBLE.stream().anyMatch(lower::contains);
  }
}
