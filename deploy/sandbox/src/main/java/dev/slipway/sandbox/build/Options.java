package dev.slipway.sandbox.build;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the build behaves: where its sources are, how long it takes, when it fails. */
record Options(Optional<String> repository, Duration work, Optional<Path> failFile) {
  static final String USAGE =
      "usage: SampleBuild [--repo DIR_OR_URL] [--seconds N] [--fail-file PATH]";

  static Options parse(List<String> arguments) {
    Options options = new Options(Optional.empty(), Duration.ZERO, Optional.empty());
    for (int i = 0; i < arguments.size(); i += 2) {
      if (i + 1 == arguments.size()) {
        throw new BuildFailed(arguments.get(i) + " wants a value; " + USAGE);
      }
      options = options.with(arguments.get(i), arguments.get(i + 1));
    }
    return options;
  }

  private Options with(String name, String value) {
    return switch (name) {
      case "--repo" -> new Options(Optional.of(value), work, failFile);
      case "--seconds" -> new Options(repository, seconds(value), failFile);
      case "--fail-file" -> new Options(repository, work, Optional.of(Path.of(value)));
      default -> throw new BuildFailed("unknown option " + name + "; " + USAGE);
    };
  }

  private static Duration seconds(String value) {
    try {
      return Duration.ofMillis(Math.round(Double.parseDouble(value) * 1000));
    } catch (NumberFormatException e) {
      throw new BuildFailed("--seconds is not a number", e);
    }
  }
}
