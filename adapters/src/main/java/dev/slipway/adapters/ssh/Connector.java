package dev.slipway.adapters.ssh;

import dev.slipway.adapters.githost.HostKeys;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.password.PasswordIdentityProvider;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.future.ConnectFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.kex.KeyExchangeFactory;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.core.CoreModuleProperties;

/** Makes connections: directly or through another server, not too many at once. */
final class Connector implements AutoCloseable {
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private static final String QUICKEST = BuiltinDHFactories.Constants.MLKEM768_25519_SHA256;

  private final SshSettings settings;
  private final SshClient client;
  private final Semaphore making;
  private final Set<ConnectFuture> underway = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Connector(SshSettings settings) {
    this.settings = settings;
    this.making = new Semaphore(settings.atOnce());
    this.client = client(settings);
    client.start();
  }

  /**
   * A session that has logged in.
   *
   * @param through the session of the jump host, where there is one
   */
  ClientSession open(SshAddress address, Function<SshAddress, ClientSession> through) {
    SocketAddress place =
        address
            .jump()
            .map(j -> forwarded(through.apply(j), address))
            .orElseGet(() -> direct(address));
    try {
      making.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable(address.toString(), "interrupted before it was reached", e);
    }
    try {
      return logIn(address, place);
    } finally {
      making.release();
    }
  }

  private ClientSession logIn(SshAddress address, SocketAddress place) {
    Handshake handshake = new Handshake(address);
    ClientSession session = null;
    try {
      session = connect(address, place, handshake);
      session.setKeyIdentityProvider(KeyIdentityProvider.wrapKeyPairs(keys()));
      session.auth().verify(settings.connect().plus(settings.authenticate()));
      return session;
    } catch (IOException | RuntimeException e) {
      if (session != null) {
        session.close(true);
      }
      throw e instanceof Denied denied
          ? denied
          : new SshFailure(address, handshake.refusal(), e).translated();
    }
  }

  /** What comes when this is closed is turned away: the library would let it wait for its time. */
  private ClientSession connect(SshAddress address, SocketAddress place, Handshake handshake)
      throws IOException {
    ConnectFuture connecting = client.connect(address.user(), place, handshake.context());
    underway.add(connecting);
    try {
      if (closed) {
        throw new IOException("the connections are closed");
      }
      return connecting.verify(settings.connect()).getSession();
    } finally {
      underway.remove(connecting);
    }
  }

  private static SocketAddress direct(SshAddress address) {
    InetSocketAddress place = new InetSocketAddress(address.host(), address.port());
    if (place.isUnresolved()) {
      throw new Unavailable(
          address.toString(), "its name is not known: " + address.host(), new IOException("DNS"));
    }
    return place;
  }

  private static SocketAddress forwarded(ClientSession jump, SshAddress address) {
    try {
      return jump.startLocalPortForwarding(
              new SshdSocketAddress("127.0.0.1", 0),
              new SshdSocketAddress(address.host(), address.port()))
          .toInetSocketAddress();
    } catch (IOException e) {
      throw new Unavailable(address.toString(), "no way through the jump host", e);
    }
  }

  private List<KeyPair> keys() {
    return settings.identities().stream()
        .filter(SshIdentity.Key.class::isInstance)
        .map(SshIdentity.Key.class::cast)
        .flatMap(key -> KeyFiles.read(key).stream())
        .toList();
  }

  private static SshClient client(SshSettings settings) {
    SshClient client = SshClient.setUpDefaultClient();
    HostKeyGate gate = new HostKeyGate(new HostKeys(settings.knownHosts()));
    client.setServerKeyVerifier(gate);
    client.addSessionListener(gate);
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setPasswordIdentityProvider(PasswordIdentityProvider.EMPTY_PASSWORDS_PROVIDER);
    client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
    settings.identities().stream()
        .filter(SshIdentity.Agent.class::isInstance)
        .map(SshIdentity.Agent.class::cast)
        .forEach(agent -> client.setAgentFactory(new AgentDoor(agent.socket())));
    client.setKeyExchangeFactories(quickestFirst(client.getKeyExchangeFactories()));
    CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, settings.keepAlive());
    CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, 3);
    CoreModuleProperties.AUTH_TIMEOUT.set(client, settings.connect().plus(settings.authenticate()));
    CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
    return client;
  }

  /**
   * Of the two exchanges that withstand quantum computers, the library prefers the one that costs
   * this side twenty times as much: hundreds of first contacts wait for that.
   */
  private static List<KeyExchangeFactory> quickestFirst(List<KeyExchangeFactory> usual) {
    return usual.stream()
        .sorted(Comparator.comparing(exchange -> !exchange.getName().equals(QUICKEST)))
        .toList();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    underway.forEach(ConnectFuture::cancel);
    client.close(true).await(FAREWELL);
    client.stop();
  }
}
