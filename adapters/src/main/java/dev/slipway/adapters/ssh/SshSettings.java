package dev.slipway.adapters.ssh;

import dev.slipway.adapters.githost.KnownHosts;
import java.time.Duration;
import java.util.List;

/**
 * How servers are reached.
 *
 * @param identities tried in this order
 * @param knownHosts the only host keys that are believed
 * @param connect for the connection and its keys
 * @param authenticate for saying who we are
 * @param keepAlive how often a silent connection is tried; three without an answer end it
 * @param atOnce how many connections may be in the making; those that exist cost nothing
 */
public record SshSettings(
    List<SshIdentity> identities,
    KnownHosts knownHosts,
    Duration connect,
    Duration authenticate,
    Duration keepAlive,
    int atOnce) {
  public SshSettings {
    identities = List.copyOf(identities);
  }

  /** The usual times: 10 s, 10 s, 15 s, and 32 at once. */
  public static SshSettings usual(List<SshIdentity> identities, KnownHosts knownHosts) {
    return new SshSettings(
        identities,
        knownHosts,
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofSeconds(15),
        32);
  }
}
