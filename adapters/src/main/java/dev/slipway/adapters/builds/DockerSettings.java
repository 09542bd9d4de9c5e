package dev.slipway.adapters.builds;

import java.nio.file.Path;
import java.util.Set;

/**
 * How an app is built with docker.
 *
 * @param passed names of variables of the bot's environment that the Dockerfile may mount as
 *     secrets of the same name ({@code RUN --mount=type=secret,id=NAME}); their values are hidden
 *     in what the build says
 * @param root a directory on a disk of this host, shared by its builders, kept through restarts
 */
public record DockerSettings(
    DockerOptions options, Set<String> passed, Path root, HostLimits limits) {
  public DockerSettings {
    passed = Set.copyOf(passed);
  }
}
