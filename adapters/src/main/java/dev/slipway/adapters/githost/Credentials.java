package dev.slipway.adapters.githost;

import java.nio.file.Path;
import java.util.function.Supplier;

/** Who the bot is to a git host. Secrets are read when they are needed and kept nowhere. */
public sealed interface Credentials {

  /** A public repository over https, or a folder of this machine. */
  record None() implements Credentials {}

  /**
   * Sent as basic authentication, to the configured host only.
   *
   * @param username what the host expects beside a token, such as {@code x-access-token}
   * @param token asked for before every connection, so that it may be short-lived
   */
  record Token(String username, Supplier<String> token) implements Credentials {
    @Override
    public String toString() {
      return "Token[username=%s]".formatted(username);
    }
  }

  /**
   * @param privateKey a file in OpenSSH or PEM form without a passphrase
   */
  record SshKey(Path privateKey, KnownHosts knownHosts) implements Credentials {}
}
