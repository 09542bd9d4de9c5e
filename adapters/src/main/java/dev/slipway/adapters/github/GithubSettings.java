package dev.slipway.adapters.github;

import dev.slipway.core.build.BuildLimits;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which workflow builds an app.
 *
 * @param api such as {@code https://api.github.com}, without a slash at its end
 * @param repository {@code owner/name}
 * @param workflow its file name, such as {@code build.yml}, or its id
 * @param ref the branch or tag whose workflow file runs; empty for the branch that is built
 * @param inputs of the workflow beside those that every build gets
 * @param patience for one answer
 */
public record GithubSettings(
    URI api,
    String repository,
    String workflow,
    Optional<String> ref,
    Supplier<String> token,
    Map<String, String> inputs,
    BuildLimits limits,
    Duration patience) {
  public GithubSettings {
    inputs = Map.copyOf(inputs);
  }
}
