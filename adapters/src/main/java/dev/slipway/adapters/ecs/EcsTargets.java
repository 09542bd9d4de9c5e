package dev.slipway.adapters.ecs;

import dev.slipway.adapters.account.Accounts;
import dev.slipway.adapters.logs.LogTails;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.release.Revisions;
import dev.slipway.core.release.Target;
import dev.slipway.core.release.Tasks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.ecs.EcsClient;

/**
 * All ECS services that are targets. Thread-safe. Keeps each target, and one watcher for each
 * cluster, so that whoever looks at the same time shares what is read.
 */
public final class EcsTargets {
  private final Function<String, EcsClient> clients;
  private final Optional<Accounts> accounts;
  private final Optional<LogTails> logs;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Map<String, EcsRegion> regions = new ConcurrentHashMap<>();
  private final Map<Key, Target> targets = new ConcurrentHashMap<>();

  private record Key(TargetSpec.EcsService spec, Duration deadline, Optional<Duration> soak) {}

  /**
   * Targets that are not inspected before a release.
   *
   * @param clients the client for a region, as {@link EcsClients#of} gives it
   */
  public EcsTargets(Function<String, EcsClient> clients, InstantSource clock) {
    this(clients, clock, () -> ThreadLocalRandom.current().nextLong());
  }

  /**
   * @param accounts what inspections ask about secrets, roles, log groups and target groups
   */
  public EcsTargets(Function<String, EcsClient> clients, Accounts accounts, InstantSource clock) {
    this(
        clients,
        Optional.of(accounts),
        Optional.empty(),
        clock,
        () -> ThreadLocalRandom.current().nextLong());
  }

  /**
   * @param random spreads the looks of several replicas; a test gives one that repeats itself
   */
  public EcsTargets(
      Function<String, EcsClient> clients, InstantSource clock, RandomGenerator random) {
    this(clients, Optional.empty(), Optional.empty(), clock, random);
  }

  private EcsTargets(
      Function<String, EcsClient> clients,
      Optional<Accounts> accounts,
      Optional<LogTails> logs,
      InstantSource clock,
      RandomGenerator random) {
    this.clients = clients;
    this.accounts = accounts;
    this.logs = logs;
    this.clock = clock;
    this.random = random;
  }

  /** The same, which quote in verdicts what tasks wrote before they died. */
  public EcsTargets quoting(LogTails tails) {
    return new EcsTargets(clients, accounts, Optional.of(tails), clock, random);
  }

  /** One that is watched for the usual time after its deployment is complete. */
  public Target of(TargetSpec.EcsService spec, Duration deadline) {
    return of(spec, deadline, Optional.empty());
  }

  /**
   * The same target for the same service and limits; asks nothing.
   *
   * @param deadline how long the target may make no progress before it counts as stalled
   * @param soak how long a complete deployment is watched before it is called live; empty for what
   *     suits the service
   */
  public Target of(TargetSpec.EcsService spec, Duration deadline, Optional<Duration> soak) {
    return targets.computeIfAbsent(
        new Key(spec, deadline, soak),
        key -> new EcsTarget(spec, region(spec.region()), deadline, soak, clock));
  }

  /** What is registered of that service; asks nothing. Of each family the newest ones are kept. */
  public Revisions revisions(TargetSpec.EcsService spec, int kept) {
    return new OldRevisions(spec, region(spec.region()), kept);
  }

  /** What runs deploy-time tasks as tasks of that service; asks nothing. */
  public Tasks tasks(TargetSpec.EcsService spec) {
    return new EcsTasks(spec, region(spec.region()), clock);
  }

  /**
   * Somebody says that a service has changed: its next look is a new one, as soon as the pace of
   * looks allows it. Asks nothing.
   *
   * @return how long that is from now
   */
  public Duration hint(TargetSpec.EcsService spec) {
    EcsRegion region = regions.get(spec.region());
    return region == null ? Duration.ZERO : region.watcher(spec.cluster()).hint(spec.service());
  }

  private EcsRegion region(String name) {
    return regions.computeIfAbsent(
        name,
        region -> new EcsRegion(region, clients.apply(region), accounts, logs, clock, random));
  }
}
