package dev.slipway.sandbox.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What this machine must have for stand-in servers: what the scripts on a real server use, too. */
final class Needs {
  private static final int OLDEST_BASH = 5;
  private static final List<String> PROGRAMS =
      List.of(
          "awk",
          "flock",
          "mktemp",
          "nice",
          "pgrep",
          "ps",
          "readlink",
          "setsid",
          "sha256sum",
          "sync",
          "timeout");
  private static final List<String> PLACES =
      List.of("/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

  private Needs() {}

  /** What is missing here; empty if servers can be started. */
  static List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (!System.getProperty("os.name").equals("Linux")) {
      missing.add("Linux");
    }
    PROGRAMS.stream().filter(name -> find(name).isEmpty()).forEach(missing::add);
    if (find("bash").map(bash -> version(bash) < OLDEST_BASH).orElse(true)) {
      missing.add("bash " + OLDEST_BASH);
    }
    return missing;
  }

  static Optional<Path> find(String program) {
    return Stream.concat(
            PLACES.stream(), Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1)))
        .map(place -> Path.of(place, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static int version(Path bash) {
    try {
      Process process =
          new ProcessBuilder(bash.toString(), "-c", "echo ${BASH_VERSINFO[0]}").start();
      return Integer.parseInt(new String(process.getInputStream().readAllBytes(), UTF_8).strip());
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }
}
