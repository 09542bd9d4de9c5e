package dev.slipway.sandbox.hosts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What befalls a job while it is at work; a hook reads along, line by line. */
record Hooks(RealHost host) {
  private static final String HEAD =
      """
      case $0 in */jobs/*/script)
        set -o functrace
      """;

  /**
   * Every line that is executed in a function is noted; those outside only say what functions are.
   */
  void trace() throws IOException {
    write("  trap '[ -z \"${FUNCNAME[0]-}\" ] || echo $LINENO >>/srv/lines' DEBUG");
  }

  /** The lines that were executed since {@link #trace}, each once, in their order. */
  List<Integer> lines() throws IOException {
    Path noted = host.folder().resolve("srv/lines");
    List<Integer> lines =
        Files.readAllLines(noted).stream().map(Integer::valueOf).distinct().toList();
    Files.delete(noted);
    return lines;
  }

  /** The job is killed when it comes to a line. */
  void killAt(int line) throws IOException {
    write("  trap '[ $LINENO != %d ] || kill -9 $$' DEBUG".formatted(line));
  }

  /** All connections of ssh are cut when the job comes to its command of this number. */
  void cutSshAt(int command) throws IOException {
    write(
        "  trap '[ $((HOOKED += 1)) != %d ] || pkill -f \"sshd: root@notty\" || true' DEBUG"
            .formatted(command));
  }

  /** Nothing befalls anybody. */
  void none() throws IOException {
    Files.deleteIfExists(host.folder().resolve("srv/hook"));
  }

  private void write(String trap) throws IOException {
    Files.writeString(host.folder().resolve("srv/hook"), HEAD + trap + "\nesac\n");
  }
}
