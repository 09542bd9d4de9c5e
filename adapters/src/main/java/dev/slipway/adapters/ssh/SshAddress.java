package dev.slipway.adapters.ssh;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a server is reached, and as whom.
 *
 * @param port 1 to 65535; usually 22
 * @param jump the server through which it is reached; empty if directly
 */
public record SshAddress(String user, String host, int port, Optional<SshAddress> jump) {
  private static final Pattern USER = Pattern.compile("[a-z_][a-zA-Z0-9_.-]{0,60}");
  private static final Pattern HOST = Pattern.compile("[a-zA-Z0-9:][a-zA-Z0-9.:%_-]{0,252}");

  private static final Pattern WRITTEN =
      Pattern.compile(
          "([^@]+)@(?:(?:\\[([^]]+)]|([^:\\[\\]]+))(?::(\\d{1,5}))?|((?:[^:\\[\\]]*:){2,}[^:\\[\\]]*))");
  private static final int USUAL_PORT = 22;

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

  /**
   * Reads {@code deploy@web-1}, {@code deploy@web-1:2222} or {@code deploy@[::1]:2222}.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong
   */
  public static SshAddress parse(String text) {
    Matcher parts = WRITTEN.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is not a user and a host, with a port where it is not 22".formatted(text));
    }
    String host =
        Stream.of(2, 3, 5).map(parts::group).filter(Objects::nonNull).findFirst().orElseThrow();
    String port = parts.group(4);
    return new SshAddress(parts.group(1), host, port == null ? USUAL_PORT : Integer.parseInt(port));
  }

  /** The same server, reached through another one. */
  public SshAddress through(SshAddress other) {
    return new SshAddress(user, host, port, Optional.of(other));
  }

  /** The same server, as somebody else. */
  public SshAddress as(String other) {
    return new SshAddress(other, host, port, jump);
  }

  /** As people write it. */
  @Override
  public String toString() {
    String name = host.contains(":") ? "[" + host + "]" : host;
    String place = port == USUAL_PORT ? name : name + ":" + port;
    return "%s@%s".formatted(user, place) + jump.map(j -> " through " + j).orElse("");
  }
}
