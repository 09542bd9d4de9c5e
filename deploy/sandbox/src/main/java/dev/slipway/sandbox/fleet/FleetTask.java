package dev.slipway.sandbox.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A task on its way from PROVISIONING to STOPPED (AWS page <i>Amazon ECS task lifecycle</i>). Each
 * status is entered at the exact moment, however long a tick is.
 */
public final class FleetTask {
  /** Of containers that set none (AWS page <i>ContainerDefinition</i>, stopTimeout). */
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

  private final TaskIdentity identity;
  private final TaskDefinition definition;
  private final TaskScript script;
  private final Map<String, String> digests;
  private final Map<TaskStatus, Instant> entered = new EnumMap<>(TaskStatus.class);
  private TaskStatus status = TaskStatus.PROVISIONING;
  private Optional<Instant> pullStoppedAt = Optional.empty();
  private Optional<Instant> stopRequestedAt = Optional.empty();
  private Optional<Stop> stop = Optional.empty();
  private Optional<End> end = Optional.empty();
  private boolean deaf;

  /** When it ends, and how. */
  private record End(Instant at, Stop stop) {}

  FleetTask(
      TaskIdentity identity,
      TaskDefinition definition,
      TaskScript script,
      Map<String, String> digests,
      Instant now) {
    this.identity = identity;
    this.definition = definition;
    this.script = script;
    this.digests = Map.copyOf(digests);
    entered.put(status, now);
  }

  /** Moves on to where the task is at {@code now}. */
  void tick(Instant now, Milestones milestones) {
    boolean moved = true;
    while (moved) {
      moved = endBySelf(now, milestones) || step(now);
    }
  }

  void stop(Instant now, Stop reason) {
    if (stop.isPresent()) {
      return;
    }
    stop = Optional.of(reasoned(reason));
    stopRequestedAt = Optional.of(now);
    enter(neverRan() ? TaskStatus.DEPROVISIONING : TaskStatus.DEACTIVATING, now);
  }

  public boolean isHealthy(Instant now) {
    return status == TaskStatus.RUNNING && !now.isBefore(healthyAt());
  }

  /** UNKNOWN without a container health check, as ECS reports it. */
  public String healthStatus(Instant now) {
    if (!script.checked() || neverRan()) {
      return "UNKNOWN";
    }
    if (stop.filter(s -> s.reason().contains("health checks")).isPresent()) {
      return "UNHEALTHY";
    }
    return stopRequestedAt.orElse(now).isBefore(healthyAt()) ? "UNKNOWN" : "HEALTHY";
  }

  /** It ends then, and like this, whatever was planned for it. */
  void endsAt(Instant when, Stop how) {
    end = Optional.of(new End(when, how));
  }

  /** From now on it does not heed SIGTERM. */
  void becomeDeaf() {
    deaf = true;
  }

  private boolean endBySelf(Instant now, Milestones milestones) {
    Optional<End> due = end.or(() -> planned(milestones)).filter(one -> !now.isBefore(one.at()));
    if (stop.isPresent() || due.isEmpty()) {
      return false;
    }
    Stop how = due.get().stop();
    stop(due.get().at(), how);
    if (how.isByItself()) {
      enter(TaskStatus.DEPROVISIONING, due.get().at());
    }
    return true;
  }

  private Optional<End> planned(Milestones milestones) {
    return script
        .ending()
        .flatMap(
            ending ->
                countedFrom(ending.moment(), milestones)
                    .map(from -> new End(from.plus(ending.after()), ending.stop())));
  }

  private Optional<Instant> countedFrom(TaskScript.Moment moment, Milestones milestones) {
    return switch (moment) {
      case PLACED -> at(TaskStatus.PROVISIONING).map(placed -> placed.plus(script.provisioning()));
      case PULL_STARTED -> at(TaskStatus.ACTIVATING);
      case RUNNING -> at(TaskStatus.RUNNING);
      case TRAFFIC -> milestones.traffic().flatMap(this::sinceRunning);
      case DEPLOYMENT_COMPLETED -> milestones.completed().flatMap(this::sinceRunning);
    };
  }

  private Optional<Instant> sinceRunning(Instant moment) {
    return at(TaskStatus.RUNNING).map(since -> since.isAfter(moment) ? since : moment);
  }

  private boolean step(Instant now) {
    return switch (status) {
      case PROVISIONING -> moveOn(script.provisioning(), TaskStatus.PENDING, now);
      case PENDING -> moveOn(script.pending(), TaskStatus.ACTIVATING, now);
      case ACTIVATING -> activate(now);
      case RUNNING, STOPPED -> false;
      case DEACTIVATING -> moveOn(script.deregistration(), TaskStatus.STOPPING, now);
      case STOPPING ->
          moveOn(deaf ? STOP_TIMEOUT : script.stopping(), TaskStatus.DEPROVISIONING, now);
      case DEPROVISIONING -> moveOn(Duration.ofSeconds(1), TaskStatus.STOPPED, now);
    };
  }

  private boolean activate(Instant now) {
    Instant pulled = entered(TaskStatus.ACTIVATING).plus(script.pull());
    if (now.isBefore(pulled)) {
      return false;
    }
    pullStoppedAt = Optional.of(pulled);
    return moveOn(script.pull().plus(script.activating()), TaskStatus.RUNNING, now);
  }

  private boolean moveOn(Duration after, TaskStatus next, Instant now) {
    Instant due = entered(status).plus(after);
    if (now.isBefore(due)) {
      return false;
    }
    enter(next, due);
    return true;
  }

  private void enter(TaskStatus next, Instant when) {
    status = next;
    entered.put(next, when);
  }

  private boolean neverRan() {
    return at(TaskStatus.RUNNING).isEmpty();
  }

  private Instant healthyAt() {
    return entered(TaskStatus.RUNNING).plus(script.healthyAfter());
  }

  private Instant entered(TaskStatus which) {
    return at(which).orElseThrow();
  }

  private Stop reasoned(Stop reason) {
    if (neverRan()) {
      return reason.beforeRunning();
    }
    return deaf && !reason.isByItself() ? reason.unheeded() : reason;
  }

  public Optional<Instant> at(TaskStatus which) {
    return Optional.ofNullable(entered.get(which));
  }

  public TaskIdentity identity() {
    return identity;
  }

  public String arn() {
    return identity.arn();
  }

  public String id() {
    return Arns.shortName(identity.arn());
  }

  public TaskDefinition definition() {
    return definition;
  }

  public TaskStatus status() {
    return status;
  }

  /** Grows with every change of status, as ECS counts it. */
  public int version() {
    return entered.size();
  }

  public String desiredStatus() {
    return stop.isPresent() ? "STOPPED" : "RUNNING";
  }

  boolean isGone() {
    return status == TaskStatus.STOPPED;
  }

  public boolean isWanted() {
    return stop.isEmpty();
  }

  public Optional<Instant> createdAt() {
    return at(TaskStatus.PROVISIONING);
  }

  public Optional<Instant> pullStartedAt() {
    return at(TaskStatus.ACTIVATING);
  }

  public Optional<Instant> pullStoppedAt() {
    return pullStoppedAt;
  }

  /** What was pulled for an image reference; empty before the end of the pull. */
  public Optional<String> digest(String image) {
    return pullStoppedAt.flatMap(pulled -> Optional.ofNullable(digests.get(image)));
  }

  public Optional<Instant> stopRequestedAt() {
    return stopRequestedAt;
  }

  /** The end of the containers: from here on their exit codes are known. */
  public Optional<Instant> executionStoppedAt() {
    return at(TaskStatus.DEPROVISIONING);
  }

  public Optional<Stop> stop() {
    return stop;
  }
}
