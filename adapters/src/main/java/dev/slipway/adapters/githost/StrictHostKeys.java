package dev.slipway.adapters.githost;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.jspecify.annotations.Nullable;

/** Believes exactly the host keys that are configured and remembers why it refused one. */
final class StrictHostKeys implements ServerKeyDatabase {
  private final KnownHosts known;
  private final AtomicReference<@Nullable String> refusal = new AtomicReference<>();

  StrictHostKeys(KnownHosts known) {
    this.known = known;
  }

  /** Why the last host was refused, once. */
  Optional<String> takeRefusal() {
    return Optional.ofNullable(refusal.getAndSet(null));
  }

  @Override
  public List<PublicKey> lookup(String address, InetSocketAddress remote, Configuration config) {
    return keysOf(SshAddress.of(address), "");
  }

  @Override
  public boolean accept(
      String connected,
      InetSocketAddress remote,
      PublicKey key,
      Configuration config,
      @Nullable CredentialsProvider provider) {
    SshAddress address = SshAddress.of(connected);
    List<PublicKey> expected = keysOf(address, "");
    if (contains(keysOf(address, "revoked"), key)) {
      refusal.set("the key %s of %s is revoked in %s".formatted(print(key), address, place()));
      return false;
    }
    if (contains(expected, key)) {
      return true;
    }
    refusal.set(
        "%s has the key %s, which %s. When the host's operator confirms the fingerprint, add to"
                .formatted(
                    address,
                    print(key),
                    expected.isEmpty() ? "nobody vouches for" : "is not the one that is known")
            + " %s: %s %s".formatted(place(), address, PublicKeyEntry.toString(key)));
    return false;
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

  private String place() {
    return known.place();
  }
}
