package dev.slipway.adapters.builds;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.adapters.images.ImageLocation;
import dev.slipway.adapters.images.RegistryLogin;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/** A docker configuration that holds one login, for one build, readable by the bot's user alone. */
final class DockerLogin {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private DockerLogin() {}

  /**
   * @param directory what {@code DOCKER_CONFIG} is to be; it is made here
   */
  static void write(Path directory, ImageLocation location, RegistryLogin login)
      throws IOException {
    Files.createDirectory(directory, only("rwx------"));
    Path file = directory.resolve("config.json");
    try (OutputStream out =
        Channels.newOutputStream(Files.newByteChannel(file, NEW, only("rw-------")))) {
      Map<String, String> auth = Map.of("auth", login.basic());
      JSON.writeValue(out, Map.of("auths", Map.of(location.loginKey(), auth)));
    }
  }

  private static FileAttribute<Set<PosixFilePermission>> only(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }
}
