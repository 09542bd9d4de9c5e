package dev.slipway.adapters.ecs;

import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.release.Candidate;
import dev.slipway.core.release.Change;
import dev.slipway.core.release.Inspection;
import dev.slipway.core.release.Known;
import dev.slipway.core.release.Preparation;
import dev.slipway.core.release.Rollout;
import dev.slipway.core.release.Standing;
import dev.slipway.core.release.Target;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * One ECS service as a target. A revision is the full ARN of a task definition, which is what
 * UpdateService takes to go back; a rollout is the id of a deployment, such as {@code ecs-svc/42}.
 */
final class EcsTarget implements Target {
  private final TargetSpec.EcsService spec;
  private final EcsCalls calls;
  private final TaskDefinitions taskDefinitions;
  private final EcsWatcher watcher;
  private final ServiceDeployments serviceDeployments;
  private final WayBack wayBack;
  private final FactFinder facts;
  private final Inspector inspector;

  EcsTarget(
      TargetSpec.EcsService spec,
      EcsRegion region,
      Duration deadline,
      Optional<Duration> soak,
      InstantSource clock) {
    this.spec = spec;
    this.calls = region.calls();
    this.taskDefinitions = region.taskDefinitions();
    this.watcher = region.watcher(spec.cluster());
    this.serviceDeployments = new ServiceDeployments(calls, spec.cluster(), spec.service());
    this.wayBack = new WayBack(serviceDeployments, clock);
    this.facts = new FactFinder(spec, region, serviceDeployments, deadline, soak, clock);
    this.inspector = new Inspector(spec, region, serviceDeployments);
    watcher.expect(spec.service());
  }

  @Override
  public Standing standing() {
    Sighting sighting = watcher.look(spec.service());
    Deployment primary = sighting.primary();
    String revision = primary.taskDefinition();
    return new Standing(
        taskDefinitions.commit(revision, spec.container()),
        revision,
        sighting.counts(primary),
        underway(sighting));
  }

  /** A rolling deployment starts nothing before it goes live. */
  @Override
  public boolean runsBeside() {
    return false;
  }

  @Override
  public Inspection inspect(Candidate candidate) {
    return inspector.inspect(watcher.look(spec.service()), candidate);
  }

  @Override
  public Preparation fetching(Change change, Known known) {
    String family = Arns.name(present()).replaceFirst(":\\d+$", "");
    return taskDefinitions
        .registered(family, spec.name(), change)
        .map(EcsTarget::ready)
        .orElseGet(Preparation.NotBegun::new);
  }

  @Override
  public Preparation fetch(Change change, Known known, Fence fence) {
    return ready(taskDefinitions.register(present(), spec.container(), spec.name(), change, known));
  }

  @Override
  public Preparation preparing(Change change, Known known) {
    return ready(known.fetched().orElseThrow());
  }

  @Override
  public Preparation prepare(Change change, Known known, Fence fence) {
    return preparing(change, known);
  }

  @Override
  public String goLive(Change change, Known known, Fence fence) {
    String fetched = known.fetched().orElseThrow();
    return new Sighting(begin(fetched), Optional.empty())
        .withTaskDefinition(fetched)
        .or(() -> watcher.lookNow(spec.service()).withTaskDefinition(fetched))
        .map(Deployment::id)
        .orElseThrow(() -> notShown(fetched));
  }

  @Override
  public Rollout observe(Change change, Known known) {
    if (known.fetched().isEmpty() && known.rollout().isEmpty() && !known.takingBack()) {
      return new Rollout.NotStarted();
    }
    Sighting sighting = watcher.look(spec.service());
    return Judge.judge(facts.find(sighting, change, known, wayBack.isAsked(known)));
  }

  @Override
  public void rollBack(Change change, Known known, Fence fence) {
    try {
      wayBack.begin(watcher.lookNow(spec.service()), known);
    } finally {
      watcher.forget(spec.service());
    }
  }

  /** It may have begun although the answer was lost: earlier looks count no more in any case. */
  private Service begin(String fetched) {
    try {
      return serviceDeployments.begin(fetched);
    } finally {
      watcher.forget(spec.service());
    }
  }

  private static Preparation ready(String taskDefinition) {
    return new Preparation.Ready(taskDefinition, "");
  }

  private String present() {
    return watcher.look(spec.service()).primary().taskDefinition();
  }

  private static Optional<String> underway(Sighting sighting) {
    Deployment primary = sighting.primary();
    return sighting.isMoving()
        ? Optional.of(
            "deployment %s of %s is in progress"
                .formatted(primary.id(), Arns.name(primary.taskDefinition())))
        : Optional.empty();
  }

  private Unavailable notShown(String fetched) {
    return new Unavailable(
        calls.system(),
        "UpdateService was accepted, the deployment of %s is not shown yet"
            .formatted(Arns.name(fetched)),
        new IllegalStateException(fetched));
  }
}
