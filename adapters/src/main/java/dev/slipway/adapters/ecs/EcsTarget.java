package dev.slipway.adapters.ecs;

import dev.slipway.core.app.EcsStrategy;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Fence;
import dev.slipway.core.engine.NotYet;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.release.Candidate;
import dev.slipway.core.release.Change;
import dev.slipway.core.release.Counts;
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
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * One ECS service as a target. A revision is the full ARN of a task definition, which is what
 * UpdateService takes to go back; a rollout is the id of a deployment, such as {@code ecs-svc/42}.
 *
 * <p>Where the strategy pauses, the deployment begins when it is prepared, and going live answers
 * its pauses; where it does not, the deployment begins when it goes live.
 */
final class EcsTarget implements Target {
  private final TargetSpec.EcsService spec;
  private final EcsCalls calls;
  private final TaskDefinitions taskDefinitions;
  private final EcsWatcher watcher;
  private final ServiceDeployments serviceDeployments;
  private final Lately begun;
  private final Gate gate;
  private final LeftPauses leftPauses;
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
    this.begun = new Lately(clock);
    this.gate = new Gate(calls, clock);
    this.leftPauses = new LeftPauses(spec, taskDefinitions);
    this.wayBack = new WayBack(serviceDeployments, spec.strategy(), clock);
    this.facts = new FactFinder(spec, region, serviceDeployments, gate, deadline, soak, clock);
    this.inspector = new Inspector(spec, region, serviceDeployments);
    watcher.expect(spec.service());
  }

  @Override
  public Standing standing() {
    Sighting sighting = watcher.look(spec.service());
    Deployment met = sighting.met();
    return new Standing(
        taskDefinitions.commit(met.taskDefinition(), spec.container()),
        met.taskDefinition(),
        sighting.counts(met),
        underway(sighting));
  }

  /** A deployment that does not pause starts nothing before it goes live. */
  @Override
  public boolean runsBeside() {
    return spec.strategy().flatMap(EcsStrategy::pause).isPresent();
  }

  @Override
  public Inspection inspect(Candidate candidate) {
    return inspector.inspect(watcher.look(spec.service()), candidate);
  }

  @Override
  public Preparation fetching(Change change, Known known) {
    return taskDefinitions
        .registered(Arns.family(present()), spec.name(), change)
        .map(EcsTarget::ready)
        .orElseGet(Preparation.NotBegun::new);
  }

  @Override
  public Preparation fetch(Change change, Known known, Fence fence) {
    return ready(
        taskDefinitions.register(
            present(), spec.container(), spec.name(), change, known, leftPauses.mark()));
  }

  @Override
  public Preparation preparing(Change change, Known known) {
    String fetched = known.fetched().orElseThrow();
    if (!runsBeside()) {
      return ready(fetched);
    }
    Preparation seen = Preparations.of(look(change, known));
    return seen instanceof Preparation.NotBegun && begun.has(fetched)
        ? new Preparation.InProgress(Counts.NONE, "waiting for ECS to show the deployment")
        : seen;
  }

  @Override
  public Preparation prepare(Change change, Known known, Fence fence) {
    if (!runsBeside()) {
      return preparing(change, known);
    }
    Service before = watcher.look(spec.service()).service();
    begin(known.fetched().orElseThrow(), change);
    return new Preparation.InProgress(
        Counts.NONE,
        spec.strategy()
            .flatMap(strategy -> DeploymentSettings.change(strategy, before))
            .orElse("asked to begin"));
  }

  @Override
  public String goLive(Change change, Known known, Fence fence) {
    return runsBeside() ? letGo(change, known) : start(change, known);
  }

  @Override
  public Rollout observe(Change change, Known known) {
    if (known.fetched().isEmpty() && known.rollout().isEmpty() && !known.takingBack()) {
      return new Rollout.NotStarted();
    }
    return Judge.judge(look(change, known));
  }

  @Override
  public void rollBack(Change change, Known known, Fence fence) {
    try {
      wayBack.begin(watcher.lookNow(spec.service()), known);
    } finally {
      watcher.forget(spec.service());
    }
  }

  private Facts look(Change change, Known known) {
    return facts.find(watcher.look(spec.service()), change, known, wayBack.isAsked(known));
  }

  private Facts lookNow(Change change, Known known) {
    return facts.find(watcher.lookNow(spec.service()), change, known, wayBack.isAsked(known));
  }

  private String start(Change change, Known known) {
    String fetched = known.fetched().orElseThrow();
    return new Sighting(begin(fetched, change), Optional.empty())
        .withTaskDefinition(fetched)
        .or(() -> watcher.lookNow(spec.service()).withTaskDefinition(fetched))
        .map(Deployment::id)
        .orElseThrow(() -> notShown(fetched));
  }

  /** A pause that somebody else answered meanwhile is answered: the next look shows how. */
  private String letGo(Change change, Known known) {
    Facts now = lookNow(change, known);
    if (now.gate().isPresent()) {
      requireTasks(now);
      try {
        gate.open(now.gate().get());
      } catch (Denied refused) {
        watcher.forget(spec.service());
        if (lookNow(change, known).gate().equals(now.gate())) {
          throw refused;
        }
      } finally {
        watcher.forget(spec.service());
      }
    }
    return now.reference();
  }

  private void requireTasks(Facts now) {
    Counts counts = now.ours().map(now.sighting()::counts).orElse(Counts.NONE);
    if (!Judge.isUp(now, counts)) {
      throw new NotYet(
          calls.system(),
          "%s pauses, and goes on when its tasks are up again: %s"
              .formatted(spec.service(), Words.counted(counts)));
    }
  }

  /** It may have begun although the answer was lost: earlier looks count no more in any case. */
  private Service begin(String fetched, Change change) {
    Service now = watcher.look(spec.service()).service();
    begun.ask(fetched);
    try {
      return serviceDeployments.begin(fetched, how(now, Arns.family(fetched), change));
    } catch (Denied refused) {
      begun.forget(fetched);
      throw refused;
    } finally {
      watcher.forget(spec.service());
    }
  }

  /** As it is set up where nothing is configured, but without what an earlier strategy left. */
  private Optional<DeploymentConfiguration> how(Service now, String family, Change change) {
    Optional<Service> cleared = leftPauses.cleared(now, family);
    return spec.strategy()
        .map(
            strategy ->
                DeploymentSettings.forward(strategy, cleared.orElse(now), change.goesBack()))
        .or(() -> cleared.map(Service::deploymentConfiguration));
  }

  private static Preparation ready(String taskDefinition) {
    return new Preparation.Ready(taskDefinition, "");
  }

  private String present() {
    return watcher.look(spec.service()).met().taskDefinition();
  }

  private Optional<String> underway(Sighting sighting) {
    Deployment primary = sighting.primary();
    String pause =
        sighting
            .current()
            .flatMap(one -> Halt.of(one, sighting.service(), spec.strategy()))
            .map(halt -> ", and pauses" + Words.end(halt))
            .orElse("");
    return sighting.isMoving()
        ? Optional.of(
            "deployment %s of %s is in progress%s"
                .formatted(primary.id(), Arns.name(primary.taskDefinition()), pause))
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
