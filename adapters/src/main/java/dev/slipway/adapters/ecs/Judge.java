package dev.slipway.adapters.ecs;

import dev.slipway.core.app.Share;
import dev.slipway.core.release.Counts;
import dev.slipway.core.release.Rollout;
import dev.slipway.core.release.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;

/** Judges our rollout by the identity of its deployment. Pure: looks at nothing but the facts. */
final class Judge {
  /** How long ECS may take to show a deployment that it has begun. */
  private static final Duration LAG = Duration.ofSeconds(30);

  private static final Set<String> BEGUN = Set.of("PENDING", "IN_PROGRESS", "SUCCESSFUL");
  private static final Set<String> ON_THE_WAY_BACK =
      Set.of("STOP_REQUESTED", "ROLLBACK_REQUESTED", "ROLLBACK_IN_PROGRESS");
  private static final Set<String> GIVEN_UP =
      Set.of("STOPPED", "ROLLBACK_SUCCESSFUL", "ROLLBACK_FAILED");

  private Judge() {}

  static Rollout judge(Facts facts) {
    if (facts.known().takingBack()) {
      return takingBack(facts);
    }
    if (!facts.wasStarted()) {
      return notStarted(facts);
    }
    return facts
        .ours()
        .map(ours -> facts.sighting().isPrimary(ours) ? primary(facts, ours) : overtaken(facts))
        .orElseGet(() -> gone(facts));
  }

  /** What waits for an answer goes nowhere, and that is as it should be. */
  private static Rollout halted(Facts facts, Halt halt, Counts counts) {
    if (halt.foreign() || !(isUp(facts, counts) || isKept(facts))) {
      return new Rollout.InProgress(facts.reference(), counts, Words.halted(facts, halt, counts));
    }
    return facts
        .traffic()
        .share()
        .<Rollout>map(share -> atShare(facts, halt, counts, share))
        .orElseGet(Rollout.NotStarted::new);
  }

  /** ECS may have gone further than it was to: that share is reached as well. */
  private static Rollout atShare(Facts facts, Halt halt, Counts counts, Share share) {
    Share aim = facts.known().aim();
    return new Rollout.AtShare(
        facts.reference(),
        counts,
        share.compareTo(aim) > 0 ? aim : share,
        Words.halted(facts, halt, counts),
        halt.expiry());
  }

  /** Before the first task starts, none is missing. */
  static boolean isUp(Facts facts, Counts counts) {
    return counts.done() >= counts.wanted() || facts.traffic().isBeforeTasks();
  }

  /** Prepared is prepared: a task that is replaced meanwhile makes nothing begin. */
  private static boolean isKept(Facts facts) {
    return facts.known().prepared().isPresent()
        && facts.known().rollout().isEmpty()
        && facts.traffic().share().isEmpty();
  }

  /** Whoever deployed since the plan was made must not be overwritten by it. */
  private static Rollout notStarted(Facts facts) {
    return facts.isBack() ? new Rollout.NotStarted() : superseded(facts);
  }

  private static Rollout primary(Facts facts, Deployment ours) {
    if (Sighting.hasFailed(ours)) {
      return failed(facts, Verdicts.gaveUp(facts, ours));
    }
    if (isGivenUp(facts.record())) {
      return failed(facts, Verdicts.rolledBack(facts));
    }
    return facts
        .proof()
        .map(proof -> complete(facts, ours, proof))
        .orElseGet(() -> underway(facts, ours));
  }

  private static Rollout complete(Facts facts, Deployment ours, Proof proof) {
    return switch (proof) {
      case Proof.Seen seen -> soaking(facts, ours, seen);
      case Proof.Missing missing ->
          new Rollout.InProgress(
              ours.id(),
              facts.sighting().counts(ours),
              "complete, %d of %d tasks seen".formatted(missing.seen(), missing.wanted()));
      case Proof.Wrong wrong -> failed(facts, Verdicts.wrongBuild(facts, wrong));
    };
  }

  /** ECS has seen enough; what it has not seen is whether the tasks stay up. */
  private static Rollout soaking(Facts facts, Deployment ours, Proof.Seen seen) {
    Instant complete = facts.completedAt().orElseGet(ours::createdAt);
    Instant until = facts.soakUntil(complete);
    Optional<Cause> fatal = facts.deaths().fatal();
    if (until.isAfter(complete) && fatal.isPresent()) {
      return failed(facts, condemned(facts, fatal.get()));
    }
    return facts.now().isBefore(until)
        ? new Rollout.InProgress(
            ours.id(),
            facts.sighting().counts(ours),
            Words.soaking(facts, until),
            Optional.of(complete))
        : new Rollout.Live(
            ours.id(),
            facts.sighting().counts(ours),
            "deployment %s of %s is complete, %s%s"
                .formatted(
                    ours.id(),
                    facts.primaryName(),
                    seen.evidence(),
                    Words.deaf(facts).map(", "::concat).orElse("")),
            TimeSplit.of(facts, ours, complete, seen.arrivals()));
  }

  private static Rollout underway(Facts facts, Deployment ours) {
    Optional<Cause> fatal = facts.deaths().fatal();
    if (fatal.isPresent()) {
      return failed(facts, condemned(facts, fatal.get()));
    }
    return facts
        .halt()
        .map(halt -> halted(facts, halt, facts.sighting().counts(ours)))
        .orElseGet(() -> moving(facts, ours));
  }

  private static Rollout moving(Facts facts, Deployment ours) {
    return facts.isStalled() || isWithoutRoomForLong(facts)
        ? failed(facts, Verdicts.stalled(facts, ours))
        : new Rollout.InProgress(ours.id(), facts.sighting().counts(ours), Words.busy(facts, ours));
  }

  private static Verdict condemned(Facts facts, Cause cause) {
    if (facts.deaths().areShared(cause)) {
      return Verdicts.shared(facts, cause);
    }
    return facts
        .completedAt()
        .map(complete -> Verdicts.regressed(facts, complete, cause))
        .orElseGet(() -> Verdicts.died(facts, cause));
  }

  /** It is no fault of the build: there may be room soon, and until then nothing is taken back. */
  private static boolean isWithoutRoomForLong(Facts facts) {
    return facts.noRoom().isPresent() && facts.now().isAfter(facts.roomUntil());
  }

  private static Rollout overtaken(Facts facts) {
    return facts.isBack() ? failed(facts, Verdicts.rolledBack(facts)) : superseded(facts);
  }

  /** Started, and no longer or not yet listed. */
  private static Rollout gone(Facts facts) {
    if (!facts.isBack()) {
      return superseded(facts);
    }
    if (facts.halt().isPresent()) {
      int wanted = facts.sighting().service().desiredCount();
      return halted(facts, facts.halt().get(), new Counts(0, wanted, 0));
    }
    boolean isBegun = facts.record().map(one -> BEGUN.contains(one.statusAsString())).orElse(true);
    return isBegun && facts.still().compareTo(LAG) < 0
        ? new Rollout.InProgress(
            facts.reference(),
            new Counts(0, facts.sighting().service().desiredCount(), 0),
            "waiting for ECS to show the deployment")
        : failed(facts, Verdicts.rolledBack(facts));
  }

  private static Rollout takingBack(Facts facts) {
    if (isOurs(facts)) {
      return facts.askedBack() || isOnTheWayBack(facts) ? leaving(facts) : new Rollout.NotStarted();
    }
    if (!facts.isBack()) {
      return superseded(facts);
    }
    return facts.sighting().isMoving() || !facts.sighting().isSettled()
        ? returning(facts)
        : new Rollout.TakenBack(
            "deployment %s of %s is complete, %s"
                .formatted(facts.primary().id(), facts.primaryName(), counted(facts)));
  }

  private static Rollout leaving(Facts facts) {
    return facts.isStalled()
        ? failed(facts, Verdicts.cannotGoBack(facts))
        : back(facts, "waiting for ECS to go back to " + facts.beforeName());
  }

  private static Rollout returning(Facts facts) {
    return Sighting.hasFailed(facts.primary()) || facts.isStalled()
        ? failed(facts, Verdicts.cannotGoBack(facts))
        : back(facts, "going back to %s, %s".formatted(facts.beforeName(), counted(facts)));
  }

  private static Rollout back(Facts facts, String note) {
    return new Rollout.InProgress(
        facts.primary().id(), facts.sighting().counts(facts.primary()), note);
  }

  private static String counted(Facts facts) {
    return Words.counted(facts.sighting().counts(facts.primary()));
  }

  private static Rollout superseded(Facts facts) {
    return failed(facts, Verdicts.superseded(facts));
  }

  /** Whether ECS has ended or is about to end it without success. */
  static boolean isGivenUp(Optional<ServiceDeployment> record) {
    return status(record, ON_THE_WAY_BACK) || status(record, GIVEN_UP);
  }

  private static boolean isOnTheWayBack(Facts facts) {
    return status(facts.record(), ON_THE_WAY_BACK);
  }

  private static boolean status(Optional<ServiceDeployment> record, Set<String> any) {
    return record.map(ServiceDeployment::statusAsString).filter(any::contains).isPresent();
  }

  /**
   * As long as our deployment is the primary one, ECS goes on starting our tasks, even if none runs
   * at this moment: that is to be taken back too.
   */
  private static Rollout failed(Facts facts, Verdict verdict) {
    return new Rollout.Failed(facts.reference(), verdict, isOurs(facts) || facts.oursRunning() > 0);
  }

  private static boolean isOurs(Facts facts) {
    return facts.ours().map(facts.sighting()::isPrimary).orElse(false);
  }
}
