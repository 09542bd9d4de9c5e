package dev.slipway.adapters.jenkins;

import dev.slipway.core.build.BuildLimits;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Which job builds an app.
 *
 * @param url of the controller, with its context path
 * @param job its full name, such as {@code team/shop-image}
 * @param token an API token of the user, never a password
 * @param parameters sent beside those that every build gets; Jenkins shows them to its users
 * @param limits when a build that runs counts as hung
 */
public record JenkinsSettings(
    URI url,
    String job,
    String username,
    Supplier<String> token,
    Map<String, String> parameters,
    BuildLimits limits) {
  public JenkinsSettings {
    parameters = Map.copyOf(parameters);
  }
}
