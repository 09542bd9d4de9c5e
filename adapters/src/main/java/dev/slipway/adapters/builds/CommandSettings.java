package dev.slipway.adapters.builds;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * How an app is built by a program of its own.
 *
 * @param program the program and its arguments, run in the sources of the commit; no shell reads
 *     them. It makes the image {@code $IMAGE} and pushes it
 * @param passed names of variables of the bot's environment that the program may see; their values
 *     are hidden in what it says
 * @param root a directory on a disk of this host, shared by its builders, kept through restarts
 */
public record CommandSettings(
    List<String> program, Set<String> passed, Path root, HostLimits limits) {
  public CommandSettings {
    program = List.copyOf(program);
    passed = Set.copyOf(passed);
    if (program.isEmpty() || program.getFirst().isBlank()) {
      throw new IllegalArgumentException("a build needs a program, such as [./build.sh]");
    }
  }
}
