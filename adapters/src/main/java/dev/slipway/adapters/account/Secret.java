package dev.slipway.adapters.account;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A secret of Secrets Manager, without its values.
 *
 * @param name such as {@code shop/database}
 * @param leaving whether it is marked for deletion: nothing can read it then
 * @param stages of each version that has any, by the version's id
 */
public record Secret(String name, boolean leaving, Map<String, Set<String>> stages) {
  /** The version that is at a stage, such as {@code AWSCURRENT}. */
  public Optional<String> at(String stage) {
    return stages.entrySet().stream()
        .filter(version -> version.getValue().contains(stage))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Whether the version is kept; one without a stage may be gone at any time. */
  public boolean keeps(String version) {
    return stages.containsKey(version);
  }
}
