package dev.slipway.sandbox.outage;

import dev.slipway.bot.Main;
import dev.slipway.sandbox.scene.Scene;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A command that came to its end by itself.
 *
 * @param errors what it wrote on standard error
 */
record Ended(int code, String errors, Duration took) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What it said besides its log. */
  List<String> sentences() {
    return errors.lines().filter(line -> !line.matches("\\d{4}-\\d\\d-\\d\\dT.*")).toList();
  }

  /** Runs {@code slipway} with the Java and the class path of this process. */
  static Ended of(Path directory, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx192m"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of(Scene.USUAL_LOG, "-cp", classPath(), Main.class.getName()));
    command.addAll(List.of(arguments));
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    Instant begun = Instant.now();
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(
            "still runs: " + Files.readString(out) + "\n" + Files.readString(err));
      }
      return new Ended(
          process.exitValue(), Files.readString(err), Duration.between(begun, Instant.now()));
    } catch (IOException e) {
      throw new UncheckedIOException("failed to run slipway", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Absolute, because the program runs in another directory. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
