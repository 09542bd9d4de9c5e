package dev.slipway.adapters.builds;

import dev.slipway.adapters.builds.AttemptState.Exited;
import dev.slipway.adapters.builds.AttemptState.Lost;
import dev.slipway.adapters.builds.AttemptState.Running;
import dev.slipway.adapters.builds.AttemptState.Stopped;
import dev.slipway.adapters.builds.AttemptState.Waiting;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt at a build, as a directory of small files that each appear whole or not at all.
 *
 * <pre>
 * order    the {@link Promise}: what is built, within which limits
 * owner    the bot that claimed it
 * work/    sources and credentials; there from its turn to its end
 * log      all output
 * pid      the process; empty when it must not begin any more
 * rc       the exit code
 * stopped  why the bot ended it
 * lost     why nobody will ever know how it ended
 * </pre>
 */
record Attempt(Path directory) {
  static final String PID = "pid";
  static final String EXIT_CODE = "rc";
  private static final String ORDER = "order";
  private static final String OWNER = "owner";
  private static final String STOPPED = "stopped";
  private static final String LOST = "lost";

  /** Fills a directory that nobody else can see yet. */
  static void draft(Path directory, Promise promise) throws IOException {
    Files.writeString(directory.resolve(ORDER), promise.text());
    Files.writeString(directory.resolve(OWNER), OsProcess.self());
  }

  int number() {
    return Integer.parseInt(directory.getFileName().toString());
  }

  Path log() {
    return directory.resolve("log");
  }

  Path work() {
    return directory.resolve("work");
  }

  Promise promise() throws IOException {
    return Promise.parse(read(ORDER).orElse(""));
  }

  AttemptState state() throws IOException {
    Optional<AttemptState> end = end();
    if (end.isPresent()) {
      return end.get();
    }
    Optional<String> pid = read(PID);
    return pid.isPresent() ? begun(OsProcess.parse(pid.get())) : claimed();
  }

  /** When its process began; empty before. */
  Optional<Instant> begunAt() throws IOException {
    return changedAt(PID);
  }

  /** When it last wrote anything; empty before it began. */
  Optional<Instant> heardAt() throws IOException {
    return changedAt("log");
  }

  Optional<Instant> stoppedAt() throws IOException {
    return changedAt(STOPPED);
  }

  /** Notes that the bot ends it; a process that has not begun yet never will. */
  void stop(String why) throws IOException {
    write(STOPPED, why);
    forbid();
  }

  /** Notes that it will not be known how it ends. */
  void lose(String why) throws IOException {
    write(LOST, why);
    forbid();
  }

  private AttemptState begun(Optional<OsProcess> process) throws IOException {
    if (process.isPresent() && process.get().isAlive()) {
      return new Running(process.get());
    }
    // It may have left its exit code between our two looks.
    Optional<AttemptState> end = end();
    if (end.isPresent()) {
      return end.get();
    }
    Optional<String> stopped = read(STOPPED);
    return stopped.isPresent()
        ? new Stopped(stopped.get())
        : new Lost("its process is gone and left no exit code");
  }

  private AttemptState claimed() throws IOException {
    boolean awaited = read(OWNER).flatMap(OsProcess::parse).filter(OsProcess::isAlive).isPresent();
    if (awaited) {
      return new Waiting();
    }
    return forbid() ? new Lost("the bot that was to start it is gone") : state();
  }

  private Optional<AttemptState> end() throws IOException {
    Optional<String> lost = read(LOST);
    if (lost.isPresent()) {
      return Optional.of(new Lost(lost.get()));
    }
    Optional<String> code = read(EXIT_CODE);
    return code.isPresent() ? Optional.of(exited(code.get().strip())) : Optional.empty();
  }

  private AttemptState exited(String code) throws IOException {
    Optional<String> stopped = code.equals("0") ? Optional.empty() : read(STOPPED);
    return stopped.isPresent() ? new Stopped(stopped.get()) : new Exited(Integer.parseInt(code));
  }

  /** The wrapper links its number to the same name, and gives up when that is taken. */
  private boolean forbid() throws IOException {
    try {
      Files.createFile(directory.resolve(PID));
      return true;
    } catch (FileAlreadyExistsException begun) {
      return false;
    }
  }

  private Optional<String> read(String name) throws IOException {
    try {
      return Optional.of(Files.readString(directory.resolve(name)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  private void write(String name, String text) throws IOException {
    Path draft = Files.createTempFile(directory, name, ".new");
    Files.writeString(draft, text);
    Files.move(draft, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private Optional<Instant> changedAt(String name) throws IOException {
    try {
      return Optional.of(Files.getLastModifiedTime(directory.resolve(name)).toInstant());
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }
}
