package dev.slipway.core.build;

import java.util.Map;
import java.util.Optional;

/**
 * What an image says of itself in the configuration of one platform. Whoever built it wrote that:
 * untrusted text.
 *
 * @param platform operating system and architecture, such as {@code linux/amd64} or {@code
 *     linux/arm64/v8}
 * @param environment the variables that its containers get
 */
public record Inscription(
    String platform, Map<String, String> environment, Map<String, String> labels) {
  private static final String REVISION = "org.opencontainers.image.revision";

  public Inscription {
    environment = Map.copyOf(environment);
    labels = Map.copyOf(labels);
  }

  /** The variable that a container gets; empty when it is not there or says nothing. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** The commit by its label, which a container cannot read. */
  Optional<String> revision() {
    return Optional.ofNullable(labels.get(REVISION)).filter(value -> !value.isBlank());
  }

  /**
   * @param wanted a platform, with or without its variant
   */
  boolean isFor(String wanted) {
    return platform.equals(wanted)
        || platform.startsWith(wanted + "/")
        || wanted.startsWith(platform + "/");
  }
}
