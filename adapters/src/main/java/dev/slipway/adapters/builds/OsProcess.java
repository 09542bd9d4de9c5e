package dev.slipway.adapters.builds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process of this host that is still the same one after its number was given to another.
 *
 * @param start when it began, in the kernel's ticks since boot; empty where there is no {@code
 *     /proc}
 */
record OsProcess(long pid, String start) {
  private static final Path PROC = Path.of("/proc");

  /** See proc_pid_stat(5): the name is in brackets and may itself hold brackets and blanks. */
  private static final Pattern STAT = Pattern.compile("(\\d+)(?: \\((?:.|\\n)*\\) (.*))?\\s*");

  private static final int STATE = 0;
  private static final int GROUP = 2;
  private static final int START = 19;

  /**
   * @param stat the content of {@code /proc/<pid>/stat}, or the number alone
   */
  static Optional<OsProcess> parse(String stat) {
    Matcher matcher = STAT.matcher(stat);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String start = matcher.group(2) == null ? "" : fields(matcher.group(2)).get(START);
    return Optional.of(new OsProcess(Long.parseLong(matcher.group(1)), start));
  }

  /** What {@link #parse} reads, of the process that asks. */
  static String self() {
    long pid = ProcessHandle.current().pid();
    return stat(pid).orElse(String.valueOf(pid));
  }

  /** Whether it still runs. One that has ended and was not yet waited for does not. */
  boolean isAlive() {
    if (start.isEmpty()) {
      return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }
    return now()
        .filter(fields -> fields.get(START).equals(start))
        .filter(fields -> !"ZX".contains(fields.get(STATE)))
        .isPresent();
  }

  /** Asks the process and all that it started to end. */
  void terminate() throws IOException {
    signal("TERM");
  }

  /** Ends the process and all that it started. */
  void kill() throws IOException {
    signal("KILL");
  }

  private void signal(String name) throws IOException {
    if (!isAlive()) {
      return;
    }
    if (leadsItsGroup()) {
      new ProcessBuilder("/bin/sh", "-c", "kill -s \"$1\" -- \"-$2\"", "sh", name, "" + pid)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } else {
      ProcessHandle.of(pid).ifPresent(process -> signalTree(process, name.equals("KILL")));
    }
  }

  private static void signalTree(ProcessHandle process, boolean force) {
    List<ProcessHandle> tree = process.descendants().toList();
    if (force) {
      tree.forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    } else {
      tree.forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }

  private boolean leadsItsGroup() {
    return now().filter(fields -> fields.get(GROUP).equals(String.valueOf(pid))).isPresent();
  }

  private Optional<List<String>> now() {
    return stat(pid)
        .map(STAT::matcher)
        .filter(Matcher::matches)
        .map(found -> fields(found.group(2)));
  }

  private static Optional<String> stat(long pid) {
    try {
      return Optional.of(Files.readString(PROC.resolve(pid + "/stat")));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private static List<String> fields(String afterName) {
    return List.of(afterName.strip().split(" "));
  }
}
