package dev.slipway.adapters.builds;

import static org.awaitility.Awaitility.await;

import dev.slipway.core.build.BuildOrder;
import dev.slipway.core.build.BuildProgress;
import dev.slipway.core.build.Builder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What the tests of host builds share. */
final class TestBuilds {
  static final Sources EMPTY_SOURCES = (commit, parent) -> directory(parent.resolve("src"));

  private TestBuilds() {}

  static BuildProgress end(Builder builder, BuildOrder order, String reference) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> builder.observe(order, reference),
            progress -> !(progress instanceof BuildProgress.Running));
  }

  /** The processes whose command line names the directory. */
  static List<ProcessHandle> processesIn(Path directory) {
    return ProcessHandle.allProcesses()
        .filter(process -> commandLine(process).contains(directory.toString()))
        .toList();
  }

  static void killAll(Path root) {
    await().until(() -> killed(processesIn(root)).isEmpty());
  }

  private static List<ProcessHandle> killed(List<ProcessHandle> processes) {
    for (ProcessHandle process : processes) {
      List<ProcessHandle> descendants = process.descendants().toList();
      process.destroyForcibly();
      descendants.forEach(ProcessHandle::destroyForcibly);
    }
    return processes;
  }

  static void touch(Path file) {
    try {
      Files.createFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path directory(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String commandLine(ProcessHandle process) {
    return process
        .info()
        .arguments()
        .map(arguments -> String.join(" ", Stream.of(arguments).toList()))
        .orElse("");
  }
}
