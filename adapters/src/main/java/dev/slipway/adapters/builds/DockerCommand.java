package dev.slipway.adapters.builds;

import dev.slipway.core.build.BuildOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The command line that builds and pushes; no secret is in it. */
record DockerCommand(DockerOptions options, Set<String> secrets) {
  /**
   * Everything that varies is a parameter or in the environment, and so is never read as script.
   */
  private static final String SCRIPT =
      """
      trap '[ -z "$SLIPWAY_LOGIN" ] || rm -rf "$SLIPWAY_LOGIN"' EXIT
      trap 'exit 143' TERM
      docker build "$@" && docker push "$IMAGE"
      """;

  List<String> argv(BuildOrder order) {
    List<String> argv = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "slipway-docker"));
    argv.add("--file=" + options.dockerfile());
    argument(argv, "GIT_HASH=" + order.commit());
    argument(argv, "GIT_HEAD_EPOCH_TIME=" + order.committedAt().getEpochSecond());
    label(argv, "revision", order.commit().value());
    label(argv, "created", order.committedAt().toString());
    options.target().ifPresent(target -> argv.add("--target=" + target));
    options.platform().ifPresent(platform -> argv.add("--platform=" + platform));
    new TreeSet<>(secrets).forEach(name -> argv.add("--secret=id=%1$s,env=%1$s".formatted(name)));
    cache(argv);
    argv.add("--tag=" + order.reference());
    argv.add(".");
    return argv;
  }

  private void cache(List<String> argv) {
    if (!options.cacheFrom().isEmpty()) {
      argument(argv, "BUILDKIT_INLINE_CACHE=1");
      options.cacheFrom().forEach(image -> argv.add("--cache-from=" + image));
    }
  }

  private static void argument(List<String> argv, String assignment) {
    argv.add("--build-arg=" + assignment);
  }

  private static void label(List<String> argv, String name, String value) {
    argv.add("--label=org.opencontainers.image.%s=%s".formatted(name, value));
  }
}
