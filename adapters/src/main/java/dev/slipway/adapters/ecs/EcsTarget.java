package dev.slipway.adapters.ecs;

import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.release.Change;
import dev.slipway.core.release.Known;
import dev.slipway.core.release.Rollout;
import dev.slipway.core.release.Standing;
import dev.slipway.core.release.Target;
import dev.slipway.core.repository.CommitSha;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;

/**
 * One ECS service as a target. A revision is the full ARN of a task definition, which is what
 * UpdateService takes to go back; a rollout is the id of a deployment, such as {@code ecs-svc/42}.
 */
final class EcsTarget implements Target {
  private static final Set<String> STOPPABLE = Set.of("PENDING", "IN_PROGRESS");

  private final TargetSpec.EcsService spec;
  private final EcsRegion region;
  private final EcsWatcher watcher;
  private final ServiceDeployments serviceDeployments;
  private final StoppedTasks stoppedTasks;
  private final RunningTasks runningTasks;
  private final Duration deadline;
  private final InstantSource clock;

  EcsTarget(TargetSpec.EcsService spec, EcsRegion region, Duration deadline, InstantSource clock) {
    this.spec = spec;
    this.region = region;
    this.deadline = deadline;
    this.clock = clock;
    this.watcher = region.watcher(spec.cluster());
    this.serviceDeployments =
        new ServiceDeployments(region.calls(), spec.cluster(), spec.service());
    ServiceTasks tasks = new ServiceTasks(region.calls(), spec.cluster(), spec.service());
    this.stoppedTasks = new StoppedTasks(tasks, spec.container(), clock);
    this.runningTasks = new RunningTasks(tasks, serviceDeployments, spec.container());
    watcher.expect(spec.service());
  }

  @Override
  public Standing standing() {
    Sighting sighting = watcher.look(spec.service());
    Deployment primary = sighting.primary();
    String revision = primary.taskDefinition();
    Optional<String> underway =
        sighting.isMoving()
            ? Optional.of(
                "deployment %s of %s is in progress".formatted(primary.id(), Arns.name(revision)))
            : Optional.empty();
    return new Standing(commit(revision), revision, sighting.counts(primary), underway);
  }

  @Override
  public Optional<String> prepared(Change change) {
    String family = Arns.name(present()).replaceFirst(":\\d+$", "");
    return region.taskDefinitions().registered(family, spec.name(), change);
  }

  @Override
  public String prepare(Change change) {
    return region.taskDefinitions().register(present(), spec.container(), spec.name(), change);
  }

  @Override
  public String goLive(Change change, String prepared) {
    Service answer = update(prepared);
    return new Sighting(answer, Optional.empty())
        .withTaskDefinition(prepared)
        .or(() -> watcher.lookNow(spec.service()).withTaskDefinition(prepared))
        .map(Deployment::id)
        .orElseThrow(() -> notShown(prepared));
  }

  @Override
  public Rollout observe(Change change, Known known) {
    if (known.prepared().isEmpty() && known.rollout().isEmpty()) {
      return new Rollout.NotStarted();
    }
    Sighting sighting = watcher.look(spec.service());
    Optional<Deployment> ours = sighting.ours(known);
    Optional<ServiceDeployment> record = record(sighting, ours, known);
    return Judge.judge(
        new Facts(
            sighting,
            change,
            known,
            ours,
            record,
            deaths(sighting, ours, known),
            proof(sighting, ours, change, known),
            oldName(known),
            clock.instant(),
            deadline));
  }

  @Override
  public void rollBack(Change change, Known known) {
    Sighting sighting = watcher.lookNow(spec.service());
    boolean isOurs = sighting.ours(known).map(sighting::isPrimary).orElse(false);
    if (!isOurs) {
      return;
    }
    Optional<ServiceDeployment> record =
        known
            .prepared()
            .flatMap(prepared -> serviceDeployments.bringing(prepared, sighting.current()));
    if (record.map(EcsTarget::isGoingBack).orElse(false)) {
      return;
    }
    if (record.isEmpty() || !stop(record.get(), known)) {
      update(known.before());
    }
    watcher.forget(spec.service());
  }

  /** Stopping leads where ECS came from: only good if that is what the release remembers. */
  private boolean stop(ServiceDeployment deployment, Known known) {
    if (!STOPPABLE.contains(deployment.statusAsString())
        || !serviceDeployments.comesFrom(deployment, known.before())) {
      return false;
    }
    try {
      serviceDeployments.stop(deployment);
      return true;
    } catch (Denied complete) {
      return false;
    }
  }

  private static boolean isGoingBack(ServiceDeployment deployment) {
    String status = deployment.statusAsString();
    return status.startsWith("ROLLBACK_") && !"ROLLBACK_FAILED".equals(status)
        || "STOP_REQUESTED".equals(status);
  }

  private Service update(String taskDefinition) {
    Service answer =
        region
            .calls()
            .call(
                "UpdateService",
                ecs ->
                    ecs.updateService(
                        request ->
                            request
                                .cluster(spec.cluster())
                                .service(spec.service())
                                .taskDefinition(taskDefinition)))
            .service();
    watcher.forget(spec.service());
    return answer;
  }

  private Unavailable notShown(String prepared) {
    return new Unavailable(
        region.calls().system(),
        "UpdateService was accepted, the deployment of %s is not shown yet"
            .formatted(Arns.name(prepared)),
        new IllegalStateException(prepared));
  }

  private String present() {
    return watcher.look(spec.service()).primary().taskDefinition();
  }

  private Optional<CommitSha> commit(String revision) {
    return region.taskDefinitions().commit(revision, spec.container());
  }

  /** The history is asked only when the service itself does not tell enough. */
  private Optional<ServiceDeployment> record(
      Sighting sighting, Optional<Deployment> ours, Known known) {
    if (known.prepared().isEmpty()) {
      return Optional.empty();
    }
    String prepared = known.prepared().get();
    return ours.filter(sighting::isPrimary).isPresent()
        ? serviceDeployments.bringing(prepared, sighting.current())
        : history(prepared, sighting);
  }

  private Optional<ServiceDeployment> history(String prepared, Sighting sighting) {
    return serviceDeployments.of(prepared, sighting.current(), registered(prepared));
  }

  private Instant registered(String prepared) {
    Instant at = region.taskDefinitions().describe(prepared).taskDefinition().registeredAt();
    return at == null ? Instant.EPOCH : at;
  }

  private Deaths deaths(Sighting sighting, Optional<Deployment> ours, Known known) {
    boolean isDone =
        ours.filter(sighting::isPrimary).filter(Sighting::isComplete).isPresent()
            || known.takingBack();
    return isDone
        ? Deaths.NONE
        : ours.map(Deployment::id)
            .or(known::rollout)
            .map(id -> stoppedTasks.of(id, sighting))
            .orElse(Deaths.NONE);
  }

  private Optional<Proof> proof(
      Sighting sighting, Optional<Deployment> ours, Change change, Known known) {
    boolean successful =
        sighting.current().filter(one -> "SUCCESSFUL".equals(one.statusAsString())).isPresent();
    return ours.filter(sighting::isPrimary)
        .filter(one -> Sighting.isComplete(one) || successful)
        .filter(one -> sighting.isSettled() && !known.takingBack())
        .map(
            one ->
                runningTasks.of(
                    one,
                    sighting.service().desiredCount(),
                    change.image().digest(),
                    () -> history(one.taskDefinition(), sighting)));
  }

  private String oldName(Known known) {
    try {
      return commit(known.before())
          .map(CommitSha::abbreviated)
          .orElseGet(() -> Arns.name(known.before()));
    } catch (Denied gone) {
      return Arns.name(known.before());
    }
  }
}
