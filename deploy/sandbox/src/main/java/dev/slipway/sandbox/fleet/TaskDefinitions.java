package dev.slipway.sandbox.fleet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All families of task definitions and their revisions. */
public final class TaskDefinitions {
  private final Map<String, List<TaskDefinition>> families = new TreeMap<>();
  private final Arns arns;
  private final InstantSource clock;
  private long sequence;

  TaskDefinitions(Arns arns, InstantSource clock) {
    this.arns = arns;
    this.clock = clock;
  }

  public TaskDefinition register(String family, ObjectNode registered) {
    List<TaskDefinition> revisions = families.computeIfAbsent(family, f -> new ArrayList<>());
    int revision = revisions.size() + 1;
    var definition =
        new TaskDefinition(
            arns.taskDefinition(family, revision),
            family,
            revision,
            ++sequence,
            clock.instant(),
            registered);
    revisions.add(definition);
    return definition;
  }

  /**
   * By family (its newest active revision), {@code family:revision} or ARN; inactive ones only by
   * revision.
   */
  public Optional<TaskDefinition> find(String reference) {
    String name = Arns.shortName(reference);
    int colon = name.indexOf(':');
    if (colon < 0) {
      return revisions(name).reversed().stream().filter(TaskDefinition::isActive).findFirst();
    }
    return revisions(name.substring(0, colon)).stream()
        .filter(d -> name.equals(d.family() + ":" + d.revision()))
        .filter(d -> !reference.startsWith("arn:") || reference.equals(d.arn()))
        .findFirst();
  }

  /** In the order of family and revision. */
  public List<TaskDefinition> all() {
    return families.values().stream().flatMap(List::stream).toList();
  }

  public void deregister(TaskDefinition definition) {
    definition.deregister(clock.instant());
  }

  long nextSequence() {
    return sequence + 1;
  }

  private List<TaskDefinition> revisions(String family) {
    return families.getOrDefault(family, List.of());
  }
}
