package dev.slipway.adapters.ssh;

import java.nio.file.Path;
import java.util.Optional;

/** Something that proves to a server who the bot is. */
public sealed interface SshIdentity {
  /**
   * A private key without a passphrase, as OpenSSH keeps it, read again for every connection.
   *
   * @param certificate what an authority signed for the key; empty if the key speaks for itself
   */
  record Key(Path privateKey, Optional<Path> certificate) implements SshIdentity {}

  /**
   * All keys of an agent.
   *
   * @param socket the unix socket that {@code SSH_AUTH_SOCK} names
   */
  record Agent(Path socket) implements SshIdentity {}
}
