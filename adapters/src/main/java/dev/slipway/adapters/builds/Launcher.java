package dev.slipway.adapters.builds;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts programs that outlive the bot. */
final class Launcher {
  /**
   * Notes the process, runs the program, notes its exit code. Everything that varies is a
   * positional parameter and so is never read as script. On TERM it waits for the program, notes
   * the code, and then ends whatever of its own process group did not listen.
   */
  private static final String WRAPPER =
      """
      directory=$1; group=$2; shift 2
      ended=no; trap 'ended=yes' TERM
      { cat /proc/$$/stat 2>/dev/null || echo $$; } >"$directory/pid.new"
      ln "$directory/pid.new" "$directory/pid" || exit 125
      exec 3>&2 2>/dev/null
      (exec "$@" 2>&3 3>&-)
      code=$?
      echo $code >"$directory/rc.new" && mv "$directory/rc.new" "$directory/rc"
      if [ $ended = yes ] && [ $group = own ]; then kill -s KILL 0; fi
      """;

  private final Optional<String> setsid;

  /** With the session starter of this host, which macOS lacks. */
  Launcher() {
    this(
        Stream.of("/usr/bin/setsid", "/bin/setsid")
            .filter(path -> Files.isExecutable(Path.of(path)))
            .findFirst());
  }

  /**
   * @param setsid what starts a program in a session of its own; without it a build is not a
   *     process group, and shares the terminal of the bot
   */
  Launcher(Optional<String> setsid) {
    this.setsid = setsid;
  }

  /**
   * Returns the process when it has begun, or cannot any more.
   *
   * @throws IOException when it could not be started
   */
  Process launch(Attempt attempt, Program program) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(wrapped(attempt, program));
    builder.environment().clear();
    builder.environment().putAll(program.environment());
    builder.directory(program.directory().toFile());
    builder.redirectInput(new File("/dev/null"));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(attempt.log().toFile()));
    Process process = builder.start();
    awaitBeginning(attempt, process);
    return process;
  }

  private List<String> wrapped(Attempt attempt, Program program) {
    List<String> argv = new ArrayList<>();
    setsid.ifPresent(argv::add);
    argv.addAll(List.of("/bin/sh", "-c", WRAPPER, "slipway-build"));
    argv.add(attempt.directory().toString());
    argv.add(setsid.isPresent() ? "own" : "shared");
    argv.addAll(program.argv());
    return argv;
  }

  private static void awaitBeginning(Attempt attempt, Process process) throws IOException {
    Path pid = attempt.directory().resolve(Attempt.PID);
    try {
      while (!Files.exists(pid)) {
        if (process.waitFor(10, MILLISECONDS) && !Files.exists(pid)) {
          throw new IOException("its process ended at once with exit code " + process.exitValue());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
