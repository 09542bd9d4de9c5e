package dev.slipway.sandbox.hosts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What this machine must have for real hosts. */
final class Needs {
  private static final List<String> PROGRAMS =
      List.of(
          "ip",
          "nsenter",
          "unshare",
          "bash",
          "nginx",
          "sshd",
          "ssh-keygen",
          "docker",
          "dockerd",
          "docker-compose",
          "sudo",
          "busybox");

  /** Docker compose 2, which Debian 12 does not have. */
  static final Path COMPOSE_2 = Path.of("/opt/docker-compose-2/docker-compose");

  private static final List<String> PLACES =
      List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

  private Needs() {}

  /** What is missing here; empty if hosts can be started. */
  static List<String> missing() {
    List<String> missing =
        new ArrayList<>(PROGRAMS.stream().filter(program -> !isInstalled(program)).toList());
    if (!Files.isExecutable(COMPOSE_2)) {
      missing.add("docker compose 2 (bin/compose2 installs it)");
    }
    if (!System.getProperty("user.name").equals("root")) {
      missing.add("the rights of root");
    }
    return missing;
  }

  private static boolean isInstalled(String program) {
    return Stream.concat(
            PLACES.stream(), Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1)))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }
}
