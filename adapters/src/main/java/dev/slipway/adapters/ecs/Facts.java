package dev.slipway.adapters.ecs;

import dev.slipway.core.release.Change;
import dev.slipway.core.release.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;

/**
 * Everything that one judgement rests on.
 *
 * @param ours our deployment, as long as the service lists it
 * @param record the service deployment that brings or brought our task definition
 * @param halt what our deployment waits for; empty when for nothing, or it was answered just now
 * @param proof empty while our deployment is not complete
 * @param patience how long new tasks may take
 * @param askedBack whether ECS was asked to go back a moment ago and may not show it yet
 * @param oldName what people call the build that ran before
 */
record Facts(
    Sighting sighting,
    Change change,
    Known known,
    Optional<Deployment> ours,
    Optional<ServiceDeployment> record,
    Optional<Halt> halt,
    Deaths deaths,
    Optional<Proof> proof,
    Patience patience,
    boolean askedBack,
    String oldName,
    Instant now,
    Limits limits) {

  Deployment primary() {
    return sighting.primary();
  }

  boolean isBack() {
    return Arns.same(primary().taskDefinition(), known.before());
  }

  String newName() {
    return change.commit().abbreviated();
  }

  String primaryName() {
    return Arns.name(primary().taskDefinition());
  }

  String beforeName() {
    return Arns.name(known.before());
  }

  /** The platform's name for our rollout. */
  String reference() {
    return ours.map(Deployment::id)
        .or(() -> Sighting.deployment(known))
        .or(() -> record.map(ServiceDeployment::serviceDeploymentArn))
        .orElse("");
  }

  boolean wasStarted() {
    return ours.isPresent() || record.isPresent() || Sighting.deployment(known).isPresent();
  }

  int oursRunning() {
    return ours.map(Deployment::runningCount).orElse(0);
  }

  int oldRunning() {
    return sighting.running(known.before());
  }

  int totalRunning() {
    return sighting.service().deployments().stream().mapToInt(Deployment::runningCount).sum();
  }

  Duration still() {
    return Duration.between(known.movedAt(), now);
  }

  /** What ECS is told to leave alone for a while does not stall meanwhile. */
  boolean isStalled() {
    return still().compareTo(limits.deadline().plus(traffic().rest())) > 0;
  }

  /** Where users are while our deployment goes on. */
  Traffic traffic() {
    return Traffic.of(record);
  }

  /** Whether new tasks run of which no user knows. */
  boolean isNoneOnNew() {
    return traffic().isNoneOnNew()
        || record.filter(one -> Traffic.isUnmoved(one, sighting.service())).isPresent();
  }

  /** The pause that the bot has to answer. */
  Optional<Halt> gate() {
    return halt.filter(one -> !one.foreign());
  }

  /** Until when room for new tasks is waited for. */
  Instant roomUntil() {
    Instant begun = ours.map(Deployment::createdAt).orElseGet(known::since);
    return (begun.isAfter(known.since()) ? begun : known.since()).plus(limits.deadline());
  }

  /** What ECS says of room for new tasks while it has none. */
  Optional<String> noRoom() {
    return ours.filter(one -> one.runningCount() == 0 && one.pendingCount() == 0)
        .flatMap(one -> sighting.complaint(one.createdAt()))
        .filter(Sighting::isWithoutRoom);
  }

  /** Since when our deployment has been complete, by AWS's clock. */
  Optional<Instant> completedAt() {
    return record
        .filter(one -> one.status() == ServiceDeploymentStatus.SUCCESSFUL)
        .map(ServiceDeployment::finishedAt)
        .or(() -> ours.filter(Sighting::isComplete).map(Deployment::updatedAt));
  }

  /**
   * Until when it is watched whether what is complete stays up: longer after a task has died, three
   * times as long as that one ran.
   */
  Instant soakUntil(Instant complete) {
    Instant usual = complete.plus(limits.soak());
    return limits.soak().isZero()
        ? usual
        : deaths.causes().stream()
            .map(one -> one.at().plus(one.age().orElse(Duration.ZERO).multipliedBy(3)))
            .reduce(usual, (one, other) -> one.isAfter(other) ? one : other);
  }
}
