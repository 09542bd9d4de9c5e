package dev.slipway.adapters.gitlab;

import dev.slipway.core.build.BuildLimits;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which project's pipeline builds an app.
 *
 * @param url of the instance, such as {@code https://gitlab.com}, without a slash at its end
 * @param project its path, such as {@code team/shop}, or its id
 * @param ref the branch or tag whose pipeline runs; empty for the branch that is built
 * @param variables of the pipeline beside those that every build gets
 * @param patience for one answer
 */
public record GitlabSettings(
    URI url,
    String project,
    Optional<String> ref,
    Supplier<String> token,
    Map<String, String> variables,
    BuildLimits limits,
    Duration patience) {
  public GitlabSettings {
    variables = Map.copyOf(variables);
  }
}
