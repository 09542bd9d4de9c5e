package dev.slipway.adapters.ecs;

import dev.slipway.core.release.Counts;
import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookDetail;
import software.amazon.awssdk.services.ecs.model.Rollback;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;

/** Puts what was found into a verdict: cause with numbers, evidence as ECS said it, effect. */
final class Verdicts {
  private Verdicts() {}

  static Verdict died(Facts facts, Cause cause) {
    return startingStill(facts, cause)
        .orElseGet(
            () ->
                verdict(
                    facts, cause.reason(), Words.died(facts.deaths(), cause), cause.evidence()));
  }

  /** ECS stopped it for its health at an age at which good ones may still be starting. */
  private static Optional<Verdict> startingStill(Facts facts, Cause cause) {
    Patience patience = facts.patience();
    return cause
        .age()
        .filter(age -> cause.reason() == Reason.NEVER_HEALTHY && patience.covers(age))
        .map(
            age ->
                verdict(
                    facts,
                    Reason.KILLED_WHILE_STARTING,
                    Words.startingStill(facts, cause, age),
                    cause.evidence()));
  }

  /** It was healthy, or ECS would not have called its deployment complete. */
  static Verdict regressed(Facts facts, Instant complete, Cause cause) {
    Duration since = Duration.between(complete, cause.at());
    return verdict(
        facts,
        Reason.REGRESSED,
        "%s; ECS had called the deployment complete%s"
            .formatted(
                Words.died(facts.deaths(), cause),
                since.isPositive() ? " %s before".formatted(Words.age(since)) : ""),
        cause.evidence());
  }

  /** Old tasks fail as well: whatever it is, it need not be the build. */
  static Verdict shared(Facts facts, Cause cause) {
    List<Cause> old = facts.deaths().old().failing();
    return verdict(
        facts,
        Reason.DEPENDENCY_DOWN,
        "%s, and in the same time %s old %s"
            .formatted(
                Words.died(facts.deaths(), cause),
                old.size() == 1 ? "an" : old.size(),
                old.size() == 1
                    ? "task " + old.getFirst().said()
                    : "tasks " + old.getFirst().said()),
        cause.evidence());
  }

  /** ECS stopped trying and left things as they are. */
  static Verdict gaveUp(Facts facts, Deployment ours) {
    Optional<Cause> cause = facts.deaths().likeliest();
    String counted = Words.counted(facts.sighting().counts(ours));
    return verdict(
        facts,
        cause.map(Cause::reason).orElse(Reason.CANNOT_START),
        "ECS gave up with %s%s"
            .formatted(
                counted, cause.map(one -> ": " + Words.died(facts.deaths(), one)).orElse("")),
        evidence(facts));
  }

  static Verdict rolledBack(Facts facts) {
    return facts
        .record()
        .flatMap(Halt::unanswered)
        .map(pause -> unanswered(facts, pause))
        .orElseGet(() -> gaveUp(facts));
  }

  /** The build may be as good as any. */
  private static Verdict unanswered(Facts facts, DeploymentLifecycleHookDetail pause) {
    Optional<Instant> end = Optional.ofNullable(pause.expiresAt());
    return verdict(
        facts,
        Reason.NOBODY_ANSWERED,
        "the pause ended%s without an answer, and ECS took the service back to %s"
            .formatted(end.map(at -> " at " + Words.clock(at)).orElse(""), facts.beforeName()),
        facts.record().map(ServiceDeployment::statusReason).orElse(""));
  }

  private static Verdict gaveUp(Facts facts) {
    Optional<Cause> cause = facts.deaths().likeliest();
    return verdict(
        facts,
        Reason.ROLLED_BACK,
        "ECS took the service back to %s%s".formatted(facts.beforeName(), because(facts, cause)),
        evidence(facts));
  }

  static Verdict superseded(Facts facts) {
    Counts counts = facts.sighting().counts(facts.primary());
    return verdict(
        facts,
        Reason.SUPERSEDED,
        "somebody else deployed %s (%s, begun %s), %s"
            .formatted(
                facts.primaryName(),
                facts.primary().id(),
                facts.primary().createdAt(),
                Words.counted(counts)),
        "");
  }

  static Verdict wrongBuild(Facts facts, Proof.Wrong wrong) {
    return verdict(
        facts,
        Reason.WRONG_BUILD,
        "a running task does not run the image %s"
            .formatted(facts.change().image().digest().abbreviated()),
        wrong.found());
  }

  static Verdict stalled(Facts facts, Deployment ours) {
    Optional<String> complaint = facts.sighting().complaint(ours.createdAt());
    if (facts.noRoom().isPresent()) {
      return noRoom(facts);
    }
    boolean noRoom = complaint.filter(Sighting::isWithoutRoom).isPresent();
    Optional<Cause> cause = facts.deaths().likeliest();
    boolean noCapacity =
        noRoom || cause.filter(one -> one.reason() == Reason.NO_CAPACITY).isPresent();
    return verdict(
        facts,
        noCapacity ? Reason.NO_CAPACITY : Reason.STALLED,
        "nothing has changed for %s: %s"
            .formatted(Words.age(facts.still()), Words.busy(facts, ours)),
        cause.map(Cause::evidence).or(() -> complaint).orElse(""));
  }

  private static Verdict noRoom(Facts facts) {
    return verdict(
        facts,
        Reason.NO_CAPACITY,
        "no room was found for any new task until %s".formatted(Words.clock(facts.roomUntil())),
        facts.noRoom().orElse(""));
  }

  static Verdict cannotGoBack(Facts facts) {
    Deployment primary = facts.primary();
    return verdict(
        facts,
        Reason.STALLED,
        "going back to %s does not come to an end, nothing has changed for %s: %s is primary, %s"
            .formatted(
                facts.beforeName(),
                Words.age(facts.still()),
                facts.primaryName(),
                Words.counted(facts.sighting().counts(primary))),
        Optional.ofNullable(primary.rolloutStateReason()).orElse(""));
  }

  private static String because(Facts facts, Optional<Cause> cause) {
    return cause
        .map(one -> ": " + Words.died(facts.deaths(), one))
        .or(
            () ->
                facts
                    .ours()
                    .map(facts.sighting()::counts)
                    .filter(counts -> counts.failed() > 0)
                    .map(counts -> ": %d new tasks failed".formatted(counts.failed())))
        .orElse("");
  }

  /** The most telling of ECS's own words: of the task, of the rollback, of the deployment. */
  private static String evidence(Facts facts) {
    return Stream.of(
            facts.deaths().likeliest().map(Cause::evidence),
            facts.record().map(ServiceDeployment::rollback).map(Rollback::reason),
            facts.record().map(ServiceDeployment::statusReason),
            facts.ours().map(Deployment::rolloutStateReason),
            facts.sighting().complaint(facts.known().movedAt()))
        .flatMap(Optional::stream)
        .filter(words -> !words.isBlank())
        .findFirst()
        .orElse("");
  }

  private static Verdict verdict(Facts facts, Reason reason, String cause, String evidence) {
    return new Verdict(reason, cause, evidence, Words.effect(facts), log(facts, evidence));
  }

  /** Only where the death of a task is what the verdict rests on. */
  private static Optional<String> log(Facts facts, String evidence) {
    return facts
        .deaths()
        .likeliest()
        .filter(one -> one.evidence().equals(evidence))
        .flatMap(one -> facts.deaths().lastWords());
  }
}
