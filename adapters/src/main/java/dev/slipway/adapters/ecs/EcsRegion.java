package dev.slipway.adapters.ecs;

import dev.slipway.adapters.account.Accounts;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.ecs.EcsClient;

/** What all targets of a region share. Thread-safe. */
final class EcsRegion {
  private final EcsCalls calls;
  private final Optional<Accounts> accounts;
  private final TaskDefinitions taskDefinitions;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Map<String, EcsWatcher> watchers = new ConcurrentHashMap<>();

  EcsRegion(
      String name,
      EcsClient client,
      Optional<Accounts> accounts,
      InstantSource clock,
      RandomGenerator random) {
    this.accounts = accounts;
    this.calls = new EcsCalls(name, client);
    this.taskDefinitions = new TaskDefinitions(calls);
    this.clock = clock;
    this.random = random;
  }

  /** What else services depend on; empty when that is not looked at. */
  Optional<Accounts> accounts() {
    return accounts;
  }

  EcsCalls calls() {
    return calls;
  }

  TaskDefinitions taskDefinitions() {
    return taskDefinitions;
  }

  EcsWatcher watcher(String cluster) {
    return watchers.computeIfAbsent(
        cluster, name -> new EcsWatcher(new ClusterReads(calls, name), clock, random));
  }
}
