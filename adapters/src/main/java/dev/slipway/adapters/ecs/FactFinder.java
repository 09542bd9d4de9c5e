package dev.slipway.adapters.ecs;

import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.release.Change;
import dev.slipway.core.release.Known;
import dev.slipway.core.release.Reason;
import dev.slipway.core.repository.CommitSha;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;

/**
 * Reads what a judgement of one service needs beyond the shared look, and no more than that.
 * Thread-safe.
 */
final class FactFinder {
  /** Nobody calls a deployment slow that has just begun. */
  private static final Duration SLOW_AT_ALL = Duration.ofSeconds(30);

  /** From the first step of a deployment until it is known to have begun. */
  private static final Duration LONGEST_BEGINNING = Duration.ofMinutes(1);

  private static final Duration LAG = Duration.ofSeconds(5);

  private final TargetSpec.EcsService spec;
  private final TaskDefinitions taskDefinitions;
  private final ServiceDeployments serviceDeployments;
  private final Gate gate;
  private final StoppedTasks stoppedTasks;
  private final RunningTasks runningTasks;
  private final UsualDeployment usual;
  private final Duration deadline;
  private final Optional<Duration> soak;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Proven> proven = new AtomicReference<>();

  /**
   * @param of the fingerprint of the look that it was seen in
   */
  private record Proven(String of, Proof proof) {}

  FactFinder(
      TargetSpec.EcsService spec,
      EcsRegion region,
      ServiceDeployments serviceDeployments,
      Gate gate,
      Duration deadline,
      Optional<Duration> soak,
      InstantSource clock) {
    this.spec = spec;
    this.taskDefinitions = region.taskDefinitions();
    this.serviceDeployments = serviceDeployments;
    this.gate = gate;
    ServiceTasks tasks = new ServiceTasks(region.calls(), spec.cluster(), spec.service());
    this.stoppedTasks =
        new StoppedTasks(tasks, spec.container(), region.lastWords(spec.container()), clock);
    this.runningTasks = new RunningTasks(tasks, serviceDeployments, spec.container());
    this.usual = new UsualDeployment(serviceDeployments, clock);
    this.deadline = deadline;
    this.soak = soak;
    this.clock = clock;
  }

  Facts find(Sighting sighting, Change change, Known known, boolean askedBack) {
    Optional<Deployment> ours = sighting.ours(known);
    Optional<ServiceDeployment> record = record(sighting, ours, known);
    Optional<Halt> halt =
        record
            .flatMap(one -> Halt.of(one, sighting.service(), spec.strategy()))
            .filter(one -> !gate.isAnswered(one));
    Optional<Proof> proof =
        known.takingBack() ? Optional.empty() : proof(sighting, ours, record, change, known);
    Deaths deaths =
        known.takingBack() ? Deaths.NONE : deaths(sighting, ours, record, proof.isPresent(), known);
    return new Facts(
        sighting,
        change,
        known,
        ours,
        record,
        halt,
        deaths,
        proof,
        patience(sighting, ours, deaths),
        askedBack,
        oldName(known),
        clock.instant(),
        new Limits(deadline, proof.map(seen -> soak(sighting)).orElse(Duration.ZERO)));
  }

  private Duration soak(Sighting sighting) {
    return Soak.of(
        soak,
        sighting.service(),
        taskDefinitions.describe(sighting.primary().taskDefinition()).taskDefinition());
  }

  /** What is usual is asked for only where it may matter. */
  private Patience patience(Sighting sighting, Optional<Deployment> ours, Deaths deaths) {
    Integer grace = sighting.service().healthCheckGracePeriodSeconds();
    boolean matters =
        deaths.causes().stream().anyMatch(one -> one.reason() == Reason.NEVER_HEALTHY)
            || ours.filter(one -> one.runningCount() > 0 && !Sighting.isComplete(one))
                .map(one -> one.createdAt().plus(SLOW_AT_ALL).isBefore(clock.instant()))
                .orElse(false);
    return new Patience(
        Duration.ofSeconds(grace == null ? 0 : grace),
        matters ? usual.duration() : Optional.empty());
  }

  /**
   * The history is asked only when the service itself does not tell enough. ECS names the one
   * before as current for a moment; an earlier try may have brought the same task definition.
   */
  private Optional<ServiceDeployment> record(
      Sighting sighting, Optional<Deployment> ours, Known known) {
    if (known.takingBack() && ours.filter(sighting::isPrimary).isEmpty()) {
      return Optional.empty();
    }
    return ours.filter(sighting::isPrimary)
        .map(one -> serviceDeployments.bringing(one.taskDefinition(), sighting.current()))
        .orElseGet(() -> known.fetched().flatMap(fetched -> history(fetched, sighting, known)))
        .filter(one -> !endedBefore(one, known.since()));
  }

  private static boolean endedBefore(ServiceDeployment deployment, Instant begin) {
    Instant end = deployment.finishedAt();
    return end != null && end.isBefore(begin);
  }

  private Optional<ServiceDeployment> history(String fetched, Sighting sighting, Known known) {
    Instant since =
        Sighting.deployment(known).isPresent() ? registered(fetched) : Sighting.begin(known);
    return serviceDeployments.of(fetched, sighting.current(), since);
  }

  private Instant registered(String fetched) {
    Instant at = taskDefinitions.describe(fetched).taskDefinition().registeredAt();
    return at == null ? Instant.EPOCH : at;
  }

  private Deaths deaths(
      Sighting sighting,
      Optional<Deployment> ours,
      Optional<ServiceDeployment> record,
      boolean complete,
      Known known) {
    boolean over =
        complete
            || Judge.isGivenUp(record)
            || ours.map(one -> Sighting.hasFailed(one) || !sighting.isPrimary(one)).orElse(true);
    Instant begin = ours.map(Deployment::createdAt).orElseGet(() -> Sighting.begin(known));
    return ours.map(Deployment::id)
        .or(() -> Sighting.deployment(known))
        .map(id -> new StoppedTasks.Search(id, known.before(), begin))
        .map(search -> stoppedTasks.of(search, over, sighting))
        .map(found -> isAgain(known, begin) ? found.since(known.since().minus(LAG)) : found)
        .orElse(Deaths.NONE);
  }

  /** Whether a person has it tried again with the deployment that is there. */
  private static boolean isAgain(Known known, Instant begin) {
    return known.since().isAfter(begin.plus(LONGEST_BEGINNING));
  }

  private Optional<Proof> proof(
      Sighting sighting,
      Optional<Deployment> ours,
      Optional<ServiceDeployment> record,
      Change change,
      Known known) {
    boolean isSuccessful =
        record.filter(one -> "SUCCESSFUL".equals(one.statusAsString())).isPresent();
    return ours.filter(sighting::isPrimary)
        .filter(one -> Sighting.isComplete(one) || isSuccessful)
        .filter(one -> sighting.isSettled())
        .map(
            one ->
                provenBefore(sighting)
                    .orElseGet(() -> remember(sighting, prove(one, sighting, change, known))));
  }

  private Proof prove(Deployment ours, Sighting sighting, Change change, Known known) {
    return runningTasks.of(
        ours,
        sighting.service().desiredCount(),
        change.image().digest(),
        () -> history(ours.taskDefinition(), sighting, known));
  }

  /** While it is watched whether it stays up, nothing has to be read twice. */
  private Optional<Proof> provenBefore(Sighting sighting) {
    return Optional.ofNullable(proven.get())
        .filter(one -> one.of().equals(sighting.fingerprint()))
        .map(Proven::proof);
  }

  private Proof remember(Sighting sighting, Proof proof) {
    if (proof instanceof Proof.Seen) {
      proven.set(new Proven(sighting.fingerprint(), proof));
    }
    return proof;
  }

  private String oldName(Known known) {
    try {
      return taskDefinitions
          .commit(known.before(), spec.container())
          .map(CommitSha::abbreviated)
          .orElseGet(() -> Arns.name(known.before()));
    } catch (Denied gone) {
      return Arns.name(known.before());
    }
  }
}
