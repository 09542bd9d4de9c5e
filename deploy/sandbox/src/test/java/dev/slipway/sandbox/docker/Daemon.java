package dev.slipway.sandbox.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The docker daemon that answers here, or else one of our own for as long as it is open. */
final class Daemon implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final Map<String, String> environment = new HashMap<>(System.getenv());
  private final Optional<Process> own;

  private Daemon(Path folder) throws IOException {
    // The client of the distribution knows BuildKit without a plugin.
    environment.merge("PATH", "/usr/bin:/usr/sbin", (path, first) -> first + ":" + path);
    environment.put("DOCKER_BUILDKIT", "1");
    environment.put("BUILDKIT_PROGRESS", "plain");
    this.own = answers() ? Optional.empty() : Optional.of(start(folder));
  }

  /**
   * @param folder for all that a daemon of our own keeps
   */
  static Daemon find(Path folder) throws IOException {
    boolean installed = isInstalled("docker") || isInstalled("dockerd");
    if (!installed) {
      System.err.println("DOCKER IS NOT INSTALLED: no image was built. apt-get install docker.io");
    }
    assumeTrue(installed, "DOCKER IS NOT INSTALLED: no image was built");
    return new Daemon(folder);
  }

  /** The environment in which {@code docker} finds it. */
  Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /** What docker says, all of it. */
  Said run(String... arguments) throws IOException {
    ProcessBuilder docker = new ProcessBuilder("/usr/bin/env", "docker").redirectErrorStream(true);
    docker.command().addAll(List.of(arguments));
    docker.environment().putAll(environment);
    Process process = docker.start();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      return new Said(process.waitFor(), text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while docker ran", e);
    }
  }

  record Said(int exitCode, String text) {}

  @Override
  public void close() throws Exception {
    if (own.isPresent()) {
      own.get().destroy();
      own.get().waitFor(30, TimeUnit.SECONDS);
    }
  }

  private Process start(Path folder) throws IOException {
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(
                Path.of("../../bin/docker-daemon").toAbsolutePath().toString(), folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    environment.put("DOCKER_HOST", "unix://" + folder.resolve("docker.sock"));
    await().atMost(START).until(() -> !process.isAlive() || answers());
    if (!process.isAlive()) {
      throw new AssertionError(
          "docker is installed, but no daemon answers and none can be started here:\n"
              + Files.readString(log));
    }
    return process;
  }

  private boolean answers() throws IOException {
    return run("info").exitCode() == 0;
  }

  private static boolean isInstalled(String program) {
    String path = System.getenv().getOrDefault("PATH", "") + ":/usr/bin:/usr/sbin";
    return Stream.of(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .anyMatch(Files::isExecutable);
  }
}
