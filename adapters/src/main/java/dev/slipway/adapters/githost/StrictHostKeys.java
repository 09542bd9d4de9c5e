package dev.slipway.adapters.githost;

import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.jspecify.annotations.Nullable;

/** Believes exactly the host keys that are configured and remembers why it refused one. */
final class StrictHostKeys implements ServerKeyDatabase {
  private final HostKeys keys;
  private final AtomicReference<@Nullable String> refusal = new AtomicReference<>();

  StrictHostKeys(KnownHosts known) {
    this.keys = new HostKeys(known);
  }

  /** Why the last host was refused, once. */
  Optional<String> takeRefusal() {
    return Optional.ofNullable(refusal.getAndSet(null));
  }

  @Override
  public List<PublicKey> lookup(String address, InetSocketAddress remote, Configuration config) {
    SshAddress host = SshAddress.of(address);
    return keys.of(host.host(), host.port());
  }

  @Override
  public boolean accept(
      String connected,
      InetSocketAddress remote,
      PublicKey key,
      Configuration config,
      @Nullable CredentialsProvider provider) {
    SshAddress host = SshAddress.of(connected);
    Optional<String> why = keys.refusal(host.host(), host.port(), key);
    why.ifPresent(refusal::set);
    return why.isEmpty();
  }
}
