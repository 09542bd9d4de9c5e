package dev.slipway.adapters.ssh;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a server is reached, and as whom.
 *
 * @param port 1 to 65535; usually 22
 * @param jump the server through which it is reached; empty if directly
 */
public record SshAddress(String user, String host, int port, Optional<SshAddress> jump) {
  private static final Pattern USER = Pattern.compile("[a-z_][a-zA-Z0-9_.-]{0,60}");
  private static final Pattern HOST = Pattern.compile("[a-zA-Z0-9:][a-zA-Z0-9.:%_-]{0,252}");

  public SshAddress {
    if (!USER.matcher(user).matches()) {
      throw new IllegalArgumentException("\"%s\" is not the name of a user".formatted(user));
    }
    if (!HOST.matcher(host).matches()) {
      throw new IllegalArgumentException("\"%s\" is not the name of a host".formatted(host));
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port %d: 1 to 65535".formatted(port));
    }
  }

  /** Reached directly. */
  public SshAddress(String user, String host, int port) {
    this(user, host, port, Optional.empty());
  }

  /** As people write it. */
  @Override
  public String toString() {
    String place = port == 22 ? host : "[%s]:%d".formatted(host, port);
    return "%s@%s".formatted(user, place) + jump.map(j -> " through " + j).orElse("");
  }
}
