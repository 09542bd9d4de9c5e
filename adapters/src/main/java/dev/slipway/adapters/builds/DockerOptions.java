package dev.slipway.adapters.builds;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code docker build} is told.
 *
 * @param dockerfile its path within the repository
 * @param target the stage to build; the last one when empty
 * @param cacheFrom images whose layers may be used again; the new image then carries its own cache
 * @param platform such as {@code linux/arm64}; the daemon's own when empty
 */
public record DockerOptions(
    String dockerfile, Optional<String> target, List<String> cacheFrom, Optional<String> platform) {
  public static final DockerOptions USUAL =
      new DockerOptions("Dockerfile", Optional.empty(), List.of(), Optional.empty());

  public DockerOptions {
    cacheFrom = List.copyOf(cacheFrom);
    Path path = Path.of(dockerfile);
    if (dockerfile.isBlank() || path.isAbsolute() || path.normalize().startsWith("..")) {
      throw new IllegalArgumentException(
          "dockerfile \"%s\": a path within the repository, such as build/Dockerfile"
              .formatted(dockerfile));
    }
  }
}
