package dev.slipway.adapters.ecs;

import dev.slipway.adapters.account.Accounts;
import dev.slipway.adapters.logs.LogTails;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.ecs.EcsClient;

/** What all targets of a region share. Thread-safe. */
final class EcsRegion {
  private final String name;
  private final EcsCalls calls;
  private final Optional<Accounts> accounts;
  private final Optional<LogTails> logs;
  private final TaskDefinitions taskDefinitions;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Map<String, EcsWatcher> watchers = new ConcurrentHashMap<>();

  EcsRegion(
      String name,
      EcsClient client,
      Optional<Accounts> accounts,
      Optional<LogTails> logs,
      InstantSource clock,
      RandomGenerator random) {
    this.name = name;
    this.accounts = accounts;
    this.logs = logs;
    this.calls = new EcsCalls(name, client);
    this.taskDefinitions = new TaskDefinitions(calls, clock);
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

  /** What tasks wrote of which this container is the app. */
  LastWords lastWords(String app) {
    return new LastWords(name, taskDefinitions, app, logs);
  }

  /** What the bot watches, by cluster. */
  Map<String, EcsWatcher> watchers() {
    return Map.copyOf(watchers);
  }

  EcsWatcher watcher(String cluster) {
    return watchers.computeIfAbsent(
        cluster, each -> new EcsWatcher(new ClusterReads(calls, each), clock, random));
  }
}
