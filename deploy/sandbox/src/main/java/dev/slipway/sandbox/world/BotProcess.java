package dev.slipway.sandbox.world;

import dev.slipway.bot.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The bot as a process of its own, so that it can be killed. */
public final class BotProcess implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(25);

  private final Process process;
  private final Path log;

  private BotProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts {@code slipway serve} with the Java and the class path of this process. */
  public static BotProcess start(Path configuration, Path log) {
    return start(Main.class, List.of(), configuration, log);
  }

  /**
   * Starts another main class that understands the same arguments.
   *
   * @param properties system properties, such as {@code -Dname=value}
   */
  public static BotProcess start(
      Class<?> main, List<String> properties, Path configuration, Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx192m"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(properties);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of("serve", "--config", configuration.toString()));
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      return new BotProcess(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException("failed to start the bot", e);
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Completes with the exit code. */
  public CompletableFuture<Integer> ended() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /** As {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** What the bot has said so far. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "no log: " + e.getMessage();
    }
  }

  /** Asks it and what it runs to stop, as SIGTERM does, and waits for it. */
  @Override
  public void close() {
    List<ProcessHandle> builds = process.descendants().toList();
    process.destroy();
    builds.forEach(ProcessHandle::destroy);
    try {
      if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
