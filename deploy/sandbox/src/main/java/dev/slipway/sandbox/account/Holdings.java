package dev.slipway.sandbox.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the account has. Thread-safe. */
final class Holdings {
  private final Map<String, List<String>> secrets = new ConcurrentHashMap<>();
  private final Map<String, Long> parameters = new ConcurrentHashMap<>();
  private final Set<String> roles = ConcurrentHashMap.newKeySet();
  private final Set<String> logGroups = ConcurrentHashMap.newKeySet();
  private final Map<String, BalancerSettings> targetGroups = new ConcurrentHashMap<>();

  void addRole(String name) {
    roles.add(name);
  }

  void removeRole(String name) {
    roles.remove(name);
  }

  boolean hasRole(String name) {
    return roles.contains(name);
  }

  void addLogGroup(String name) {
    logGroups.add(name);
  }

  void removeLogGroup(String name) {
    logGroups.remove(name);
  }

  List<String> logGroups(String prefix) {
    return logGroups.stream().filter(name -> name.startsWith(prefix)).sorted().toList();
  }

  void addTargetGroup(String arn, BalancerSettings settings) {
    targetGroups.put(arn, settings);
  }

  void settings(String service, BalancerSettings settings) {
    targetGroups
        .keySet()
        .forEach(
            arn -> {
              if (arn.contains("/" + service + "/")) {
                targetGroups.put(arn, settings);
              }
            });
  }

  Optional<BalancerSettings> targetGroup(String arn) {
    return Optional.ofNullable(targetGroups.get(arn));
  }

  void addSecret(String arn) {
    if (!secrets.containsKey(arn)) {
      rotateSecret(arn);
    }
  }

  /** A new version, the first one if there is none. */
  void rotateSecret(String arn) {
    secrets.compute(
        arn,
        (known, versions) -> {
          List<String> more = new ArrayList<>(versions == null ? List.of() : versions);
          more.add("%08d-0000-4000-8000-%012d".formatted(more.size() + 1, more.size() + 1));
          return List.copyOf(more);
        });
  }

  /** Newest last. */
  Optional<List<String>> secret(String arn) {
    return Optional.ofNullable(secrets.get(arn));
  }

  Set<String> secrets() {
    return secrets.keySet();
  }

  void addParameter(String name) {
    parameters.putIfAbsent(name, 1L);
  }

  Optional<Long> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }
}
