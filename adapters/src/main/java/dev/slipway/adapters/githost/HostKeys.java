package dev.slipway.adapters.githost;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;

/** Judges the key that a host shows by the keys that are known. Safe for many threads. */
public record HostKeys(KnownHosts known) {
  /** The keys that this host may show; empty if nobody vouches for it. */
  public List<PublicKey> of(String host, int port) {
    return keysOf(new SshAddress(host, port), "");
  }

  /** Why the host must not be believed, with its fingerprint and what to do; empty if it may. */
  public Optional<String> refusal(String host, int port, PublicKey key) {
    SshAddress address = new SshAddress(host, port);
    if (contains(keysOf(address, "revoked"), key)) {
      return Optional.of(
          "the key %s of %s is revoked in %s".formatted(print(key), address, known.place()));
    }
    List<PublicKey> expected = keysOf(address, "");
    if (contains(expected, key)) {
      return Optional.empty();
    }
    return Optional.of(expected.isEmpty() ? stranger(address, key) : changed(address, key));
  }

  private String stranger(SshAddress address, PublicKey key) {
    return "%s has the key %s, which nobody vouches for. ".formatted(address, print(key))
        + line(address, key);
  }

  private String changed(SshAddress address, PublicKey key) {
    return "THE HOST KEY CHANGED: %s has the key %s, which is not the one that is known; "
            .formatted(address, print(key))
        + "it was set up anew, or somebody is in between. "
        + line(address, key);
  }

  private String line(SshAddress address, PublicKey key) {
    return "When the host's operator confirms the fingerprint, add to %s: %s %s"
        .formatted(known.place(), address, PublicKeyEntry.toString(key));
  }

  private List<PublicKey> keysOf(SshAddress address, String marker) {
    return known.lines().stream()
        .flatMap(line -> entry(line).stream())
        .filter(e -> marker.equals(e.getMarker() == null ? "" : e.getMarker()))
        .filter(e -> e.isHostMatch(address.host(), address.port()))
        .flatMap(e -> key(e))
        .toList();
  }

  private static Optional<KnownHostEntry> entry(String line) {
    try {
      return Optional.ofNullable(KnownHostEntry.parseKnownHostEntry(line));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Stream<PublicKey> key(KnownHostEntry entry) {
    try {
      return Stream.of(entry.getKeyEntry().resolvePublicKey(null, PublicKeyEntryResolver.IGNORING));
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      return Stream.empty();
    }
  }

  private static boolean contains(List<PublicKey> keys, PublicKey key) {
    return keys.stream().anyMatch(k -> KeyUtils.compareKeys(k, key));
  }

  private static String print(PublicKey key) {
    return KeyUtils.getKeyType(key) + " " + KeyUtils.getFingerPrint(key);
  }
}
