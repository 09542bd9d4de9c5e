package dev.slipway.sandbox.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.io.IoAcceptor;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;

/**
 * The ssh daemons of all servers: one for each port, with few threads for all of them together. A
 * connection belongs to the server whose port it came to.
 */
final class SshDoor implements AutoCloseable {
  /** The quickest of those that every client has: both sides of it are paid for on this machine. */
  private static final List<BuiltinDHFactories> QUICK = List.of(BuiltinDHFactories.ecdhp256);

  /**
   * Who answers on a port.
   *
   * @param key of the host
   */
  record Host(KeyPair key, Shell shell) {}

  /** Several ports for one daemon. */
  private static final class Daemon extends SshServer {
    IoAcceptor ports() {
      return acceptor;
    }
  }

  private final Daemon daemon = (Daemon) ServerBuilder.builder().factory(Daemon::new).build();
  private final Map<Integer, Host> hosts = new ConcurrentHashMap<>();

  private SshDoor(PublicKey bot) {
    daemon.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    daemon.setKeyPairProvider(keys());
    daemon.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
    daemon.setPublickeyAuthenticator((_, key, _) -> KeyUtils.compareKeys(key, bot));
    daemon.setCommandFactory(
        (channel, _) -> new ShellCommand(host(channel.getSessionContext()).shell()));
    daemon.setKeyExchangeFactories(
        NamedFactory.setUpTransformedFactories(false, QUICK, ServerBuilder.DH2KEX));
    CoreModuleProperties.IDLE_TIMEOUT.set(daemon, Duration.ZERO);
  }

  /**
   * Begins without a server.
   *
   * @param bot the only key that is let in
   */
  static SshDoor open(PublicKey bot) throws IOException {
    SshDoor door = new SshDoor(bot);
    door.daemon.start();
    return door;
  }

  /** Lets connections to a server in. */
  void open(int port, Host host) {
    hosts.put(port, host);
    try {
      daemon.ports().bind(address(port));
    } catch (IOException e) {
      throw new UncheckedIOException("failed to listen on port " + port, e);
    }
  }

  /** Refuses connections to a server, and ends those that are. */
  void shut(int port) {
    daemon.ports().unbind(address(port));
    cut(port);
  }

  /** Ends the connections to a server; it may be reached again at once. */
  void cut(int port) {
    daemon.getActiveSessions().stream()
        .filter(session -> port(session.getLocalAddress()) == port)
        .forEach(session -> session.close(true));
  }

  private KeyPairProvider keys() {
    return new KeyPairProvider() {
      @Override
      public Iterable<KeyPair> loadKeys(SessionContext session) {
        return List.of(host(session).key());
      }
    };
  }

  private Host host(SessionContext session) {
    Host host = hosts.get(port(session.getLocalAddress()));
    if (host == null) {
      throw new IllegalStateException("no server at " + session.getLocalAddress());
    }
    return host;
  }

  private static SocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static int port(SocketAddress address) {
    return ((InetSocketAddress) address).getPort();
  }

  @Override
  public void close() {
    try {
      daemon.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException("failed to end the ssh daemons", e);
    }
  }
}
