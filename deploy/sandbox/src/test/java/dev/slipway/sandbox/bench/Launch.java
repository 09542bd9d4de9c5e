package dev.slipway.sandbox.bench;

import dev.slipway.bot.Main;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ways to start a process from the jars that the launcher has built. */
record Launch(String name, List<String> command) {
  Launch {
    command = List.copyOf(command);
  }

  /** As a developer does: the launcher, with its flags and its archive of loaded classes. */
  static Launch launcher() {
    return new Launch("./slipway serve", List.of(root().resolve("slipway").toString(), "serve"));
  }

  /** As the image does: no archive. */
  static Launch plain() {
    return new Launch("java, as the image", java(jars(), Main.class.getName(), "serve"));
  }

  /** The baseline: the same class path and flags, and Bolt's socket alone. */
  static Launch echo(String api) {
    String classes = root().resolve("deploy/sandbox/target/test-classes").toString();
    return new Launch(
        "Bolt's socket alone",
        java(
            jars() + File.pathSeparator + classes,
            "-D" + Echo.API + "=" + api,
            Echo.class.getName()));
  }

  Process start(Optional<Path> configuration, Path log) {
    List<String> words = new ArrayList<>(command);
    configuration.ifPresent(file -> words.addAll(List.of("--config", file.toString())));
    try {
      return new ProcessBuilder(words)
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("failed to start " + name, e);
    }
  }

  /** What the launcher remembers from one start to the next. */
  static Path archive() {
    return root().resolve("deploy/sandbox/target/serve.jsa");
  }

  private static List<String> java(String classPath, String... rest) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xms64m", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-cp", classPath));
    command.addAll(List.of(rest));
    return command;
  }

  private static String jars() {
    Path target = root().resolve("deploy/sandbox/target");
    return Stream.of(target, target.resolve("lib"))
        .map(each -> each.resolve("*").toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path root() {
    return Path.of(System.getProperty("slipway.root", ".")).toAbsolutePath();
  }

  static Optional<String> read(Path log) {
    try {
      return Optional.of(Files.readString(log));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
