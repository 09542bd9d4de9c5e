package dev.slipway.adapters.ecs;

import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.release.Revisions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * The task definitions that were registered for one service. A family may serve several services:
 * what any of those that the bot knows stands on, or a task runs in one of their clusters, is not
 * superfluous. Thread-safe.
 */
final class OldRevisions implements Revisions {
  /** Each one is described once. */
  private static final int MOST_LOOKED_AT = 100;

  private final TargetSpec.EcsService spec;
  private final EcsRegion region;
  private final int kept;

  OldRevisions(TargetSpec.EcsService spec, EcsRegion region, int kept) {
    this.spec = spec;
    this.region = region;
    this.kept = kept;
    region.watcher(spec.cluster()).expect(spec.service());
  }

  /** Those of others are looked at too, and so few that what is older than they are may stay. */
  @Override
  public List<Registered> superfluous() {
    Optional<String> family =
        region.watcher(spec.cluster()).lookIfAny(spec.service()).map(OldRevisions::family);
    List<String> old = family.map(this::beyondKept).orElse(List.of());
    if (old.isEmpty()) {
      return List.of();
    }
    Set<String> used = used(family.orElseThrow());
    return old.stream().filter(arn -> !used.contains(arn)).flatMap(this::registered).toList();
  }

  @Override
  public void remove(Registered superfluous) {
    region.taskDefinitions().deregister(superfluous.revision());
  }

  private List<String> beyondKept(String family) {
    return region.taskDefinitions().active(family).stream()
        .skip(kept)
        .limit(MOST_LOOKED_AT)
        .toList();
  }

  private Set<String> used(String family) {
    Set<String> used = new HashSet<>();
    region
        .watchers()
        .forEach(
            (cluster, watcher) -> {
              watcher.services().stream()
                  .flatMap(service -> watcher.lookIfAny(service).stream())
                  .flatMap(sighting -> sighting.service().deployments().stream())
                  .map(Deployment::taskDefinition)
                  .forEach(used::add);
              ServiceTasks.ofFamily(region.calls(), cluster, family)
                  .all(DesiredStatus.RUNNING)
                  .stream()
                  .map(Task::taskDefinitionArn)
                  .forEach(used::add);
            });
    return used;
  }

  private Stream<Registered> registered(String arn) {
    Map<String, String> marks = region.taskDefinitions().marks(arn);
    return spec.name().value().equals(marks.get(TaskDefinitions.TARGET))
        ? release(marks).map(id -> new Registered(arn, Arns.name(arn), id)).stream()
        : Stream.empty();
  }

  private static Optional<ProcessId> release(Map<String, String> marks) {
    return Optional.ofNullable(marks.get(TaskDefinitions.RELEASE))
        .filter(text -> text.matches("release-[1-9]\\d{0,17}"))
        .map(ProcessId::parse);
  }

  private static String family(Sighting sighting) {
    return Arns.family(sighting.primary().taskDefinition());
  }
}
