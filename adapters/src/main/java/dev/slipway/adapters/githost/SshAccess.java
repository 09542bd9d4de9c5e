package dev.slipway.adapters.githost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;

/** One key, strict host keys, and nothing of {@code ~/.ssh} or an agent. */
final class SshAccess implements AutoCloseable {
  private final StrictHostKeys hostKeys;
  private final Path emptyHome;
  private final SshdSessionFactory sessions;

  SshAccess(Credentials.SshKey key) {
    this.hostKeys = new StrictHostKeys(key.knownHosts());
    this.emptyHome = emptyFolder();
    this.sessions =
        new SshdSessionFactoryBuilder()
            .setHomeDirectory(emptyHome.toFile())
            .setSshDirectory(emptyHome.toFile())
            .setConfigFile(ssh -> null)
            .setPreferredAuthentications("publickey")
            .setDefaultIdentities(ssh -> List.of(key.privateKey()))
            .setServerKeyDatabase((home, ssh) -> hostKeys)
            .build(null);
  }

  SshdSessionFactory sessions() {
    return sessions;
  }

  Optional<String> takeRefusal() {
    return hostKeys.takeRefusal();
  }

  @Override
  public void close() {
    sessions.close();
    try {
      Files.deleteIfExists(emptyHome);
    } catch (IOException e) {
      throw new UncheckedIOException("failed to remove " + emptyHome, e);
    }
  }

  private static Path emptyFolder() {
    try {
      return Files.createTempDirectory("slipway-ssh-");
    } catch (IOException e) {
      throw new UncheckedIOException("failed to create a folder for ssh", e);
    }
  }
}
