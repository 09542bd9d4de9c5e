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

  private static final String NOTE =
      """
        HOOKED=0 REPLY=${0%/script} && printf '%s\\n' "${REPLY##*/}" >>/srv/begun
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

  /** All connections of ssh are cut in the middle of each job; all that begin are noted. */
  void cutSshInEveryJob() throws IOException {
    write(NOTE + inTheMiddle("pkill -f \"sshd: root@notty\" || true"));
  }

  /**
   * Jobs of that name wait in their middle until {@link #release}; all that begin are noted.
   *
   * @param job as bash matches names
   */
  void hold(String job) throws IOException {
    write(
        "%s  case $0 in */jobs/%s/script) %s ;; esac"
            .formatted(
                NOTE,
                job,
                inTheMiddle("while [ ! -e /srv/released ]; do sleep 0.05; done").strip()));
  }

  /** It has the lock of the app by then. */
  private static String inTheMiddle(String command) {
    return "  trap '[ -z \"${FUNCNAME[0]-}\" ] || [ $((HOOKED += 1)) != 30 ] || { %s; }' DEBUG"
        .formatted(command);
  }

  /** What waits goes on. */
  void release() throws IOException {
    Files.writeString(host.folder().resolve("srv/released"), "");
  }

  /** The jobs that have begun, in their order; one that begins twice is there twice. */
  List<String> begun() throws IOException {
    Path noted = host.folder().resolve("srv/begun");
    return Files.exists(noted) ? Files.readAllLines(noted) : List.of();
  }

  /** Nothing befalls anybody. */
  void none() throws IOException {
    release();
    for (String file : List.of("hook", "begun")) {
      Files.deleteIfExists(host.folder().resolve("srv/" + file));
    }
  }

  private void write(String trap) throws IOException {
    Files.deleteIfExists(host.folder().resolve("srv/released"));
    Files.writeString(host.folder().resolve("srv/hook"), HEAD + trap + "\nesac\n");
  }
}
