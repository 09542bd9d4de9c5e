package dev.slipway.adapters.githost;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A host and its port, as {@code known_hosts} writes them. */
record SshAddress(String host, int port) {
  private static final int USUAL_PORT = 22;
  private static final Pattern WITH_PORT =
      Pattern.compile("\\[(?<bracketed>.+)]:(?<p1>\\d+)|(?<plain>[^:]+):(?<p2>\\d+)");

  static SshAddress of(String text) {
    Matcher parts = WITH_PORT.matcher(text);
    if (!parts.matches()) {
      return new SshAddress(text.replaceAll("[\\[\\]]", ""), USUAL_PORT);
    }
    return parts.group("bracketed") != null
        ? new SshAddress(parts.group("bracketed"), Integer.parseInt(parts.group("p1")))
        : new SshAddress(parts.group("plain"), Integer.parseInt(parts.group("p2")));
  }

  @Override
  public String toString() {
    return port == USUAL_PORT ? host : "[%s]:%d".formatted(host, port);
  }
}
