package dev.slipway.adapters.ssh;

import dev.slipway.adapters.githost.HostKeys;
import java.net.SocketAddress;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.signature.Signature;

/**
 * Lets a server in only with a key that is known, and asks it for a key of a kind that is known.
 */
record HostKeyGate(HostKeys keys) implements ServerKeyVerifier, SessionListener {
  @Override
  public boolean verifyServerKey(ClientSession session, SocketAddress remote, PublicKey key) {
    Optional<Handshake> handshake = Handshake.of(session.getConnectionContext());
    Optional<String> refusal =
        handshake.flatMap(
            h -> {
              Optional<String> why = keys.refusal(h.address().host(), h.address().port(), key);
              why.ifPresent(h::refuse);
              return why;
            });
    return handshake.isPresent() && refusal.isEmpty();
  }

  /** A server with several keys shows the one that we like best. */
  @Override
  public void sessionCreated(Session session) {
    Handshake.of(((ClientSession) session).getConnectionContext())
        .map(h -> keys.of(h.address().host(), h.address().port()))
        .ifPresent(known -> prefer(session, known));
  }

  private static void prefer(Session session, List<PublicKey> known) {
    Set<String> types = known.stream().map(KeyUtils::getKeyType).collect(Collectors.toSet());
    List<NamedFactory<Signature>> factories = new ArrayList<>(session.getSignatureFactories());
    factories.sort(Comparator.comparing(factory -> !types.contains(keyType(factory))));
    session.setSignatureFactories(factories);
  }

  private static String keyType(NamedFactory<Signature> factory) {
    return String.valueOf(KeyUtils.getCanonicalKeyType(factory.getName()));
  }
}
