package dev.slipway.sandbox.programs;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * The directory with which the PATH of every stand-in server begins: one script under many names.
 *
 * @param directory holds nothing else
 */
public record ProgramFolder(Path directory) {
  /** What the script stands in for, here or by a call. */
  private static final List<String> NAMES =
      List.of("docker", "nginx", "df", "pgrep", "unshare", "sudo", "install", "chown", "usermod");

  /**
   * Writes it.
   *
   * @param bash the path of the shell
   */
  public static ProgramFolder write(Path directory, Path bash) throws IOException {
    Files.createDirectories(directory);
    Path script = directory.resolve("stand-in");
    Files.writeString(script, "#!" + bash + "\n" + text());
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String name : NAMES) {
      Files.createSymbolicLink(directory.resolve(name), script.getFileName());
    }
    return new ProgramFolder(directory);
  }

  /**
   * The environment of a shell on a server.
   *
   * @param home the directory that stands for the root of the server
   * @param secret by which {@link ProgramDoor} knows it
   */
  public Map<String, String> environment(ProgramDoor door, Path home, String secret) {
    return Map.of(
        "PATH", directory + ":/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "HOME", home.toString(),
        "STAND_IN_HOME", home.toString(),
        "STAND_IN_PORT", Integer.toString(door.port()),
        "STAND_IN_SERVER", secret);
  }

  private static String text() throws IOException {
    try (InputStream script = ProgramFolder.class.getResourceAsStream("stand-in.sh")) {
      return new String(
          requireNonNull(script, "stand-in.sh").readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
