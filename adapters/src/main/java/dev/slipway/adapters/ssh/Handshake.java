package dev.slipway.adapters.ssh;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.jspecify.annotations.Nullable;

/** One attempt to reach a server: whom we think to talk to, and why its key was refused. */
final class Handshake {
  private static final AttributeKey<Handshake> KEY = new AttributeKey<>();

  private final SshAddress address;
  private final AtomicReference<@Nullable String> refusal = new AtomicReference<>();

  Handshake(SshAddress address) {
    this.address = address;
  }

  static Optional<Handshake> of(@Nullable AttributeRepository context) {
    return Optional.ofNullable(context).map(c -> c.getAttribute(KEY));
  }

  AttributeRepository context() {
    return AttributeRepository.ofKeyValuePair(KEY, this);
  }

  SshAddress address() {
    return address;
  }

  void refuse(String why) {
    refusal.set(why);
  }

  Optional<String> refusal() {
    return Optional.ofNullable(refusal.get());
  }
}
