package dev.slipway.core.app;

import dev.slipway.core.people.Right;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where a build runs.
 *
 * @param automatic a build of a release branch goes here by itself, nobody confirms
 * @param targets what a release changes, in the order of the configuration; never empty
 * @param release who may ask for a release to this environment and abort one
 * @param confirm who may confirm a plan
 * @param fourEyes whoever asked may not confirm
 * @param confirmWithin how long a plan waits for its confirmation before it expires
 * @param deadline how long a target may make no progress before it counts as stalled
 * @param tasks what is run once in a release; each on one of the targets
 * @param pace how a release that is prepared goes live
 * @param onFailure what a release does that fails when users could meet it
 * @param soak how long a target that is complete is watched before it is called live; empty for
 *     what suits it. What does not watch by itself is watched for so long where there are signals
 * @param link where people look at the environment, if it has an address
 */
public record Environment(
    EnvironmentName name,
    boolean automatic,
    List<TargetSpec> targets,
    Right release,
    Right confirm,
    boolean fourEyes,
    Duration confirmWithin,
    Duration deadline,
    List<DeployTask> tasks,
    Pace pace,
    OnFailure onFailure,
    Optional<Duration> soak,
    Optional<String> link) {
  public Environment {
    targets = List.copyOf(targets);
    tasks = List.copyOf(tasks);
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("environment \"%s\" has no targets".formatted(name));
    }
  }

  /** One whose releases ask when they fail. */
  public Environment(
      EnvironmentName name,
      boolean automatic,
      List<TargetSpec> targets,
      Right release,
      Right confirm,
      boolean fourEyes,
      Duration confirmWithin,
      Duration deadline,
      List<DeployTask> tasks,
      Pace pace,
      Optional<String> link) {
    this(
        name,
        automatic,
        targets,
        release,
        confirm,
        fourEyes,
        confirmWithin,
        deadline,
        tasks,
        pace,
        OnFailure.ASK,
        Optional.empty(),
        link);
  }

  /** The target of that name; the name must come from this environment. */
  public TargetSpec target(TargetName wanted) {
    return targets.stream()
        .filter(target -> target.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no target %s in %s".formatted(wanted, name)));
  }
}
