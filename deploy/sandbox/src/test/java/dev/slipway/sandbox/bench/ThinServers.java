package dev.slipway.sandbox.bench;

import static java.util.Objects.requireNonNull;

import dev.slipway.adapters.ssh.SshAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.io.IoAcceptor;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;

/** Many thin servers behind real ssh, with what an sshd offers by itself. */
final class ThinServers implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String USER = "deploy";

  private final Daemon daemon = (Daemon) ServerBuilder.builder().factory(Daemon::new).build();
  private final Map<Integer, ThinServer> servers = new ConcurrentHashMap<>();
  private volatile String preparing = "";
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger channels = new AtomicInteger();
  private final KeyPair host = freshKey();
  private final Path key;

  /** Several ports for one daemon. */
  private static final class Daemon extends SshServer {
    IoAcceptor ports() {
      return acceptor;
    }
  }

  private ThinServers(Path folder) throws IOException {
    KeyPair bot = freshKey();
    key = folder.resolve("bench-key");
    Files.createFile(
        key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(key)) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(bot, "bench", null, out);
    } catch (GeneralSecurityException e) {
      throw new IOException("failed to write a key", e);
    }
    daemon.setHost(HOST);
    daemon.setKeyPairProvider(KeyPairProvider.wrap(host));
    daemon.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
    daemon.setPublickeyAuthenticator(
        (_, theirs, _) -> KeyUtils.compareKeys(theirs, bot.getPublic()));
    daemon.setCommandFactory(
        (channel, _) ->
            new ThinShell(
                script ->
                    said(port(channel.getSession().getIoSession().getLocalAddress()), script)));
    daemon.addSessionListener(
        new SessionListener() {
          @Override
          public void sessionCreated(Session session) {
            connections.incrementAndGet();
          }
        });
    CoreModuleProperties.IDLE_TIMEOUT.set(daemon, Duration.ZERO);
    daemon.start();
  }

  /**
   * @param image what is live on all of them
   */
  static ThinServers start(Path folder, int count, String image, String commit) {
    try {
      ThinServers all = new ThinServers(folder);
      for (int number = 1; number <= count; number++) {
        all.open(number, image, commit);
      }
      Files.write(all.knownHosts(), all.lines());
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException("failed to start thin servers", e);
    }
  }

  private void open(int number, String image, String commit) throws IOException {
    List<Integer> before = ports();
    daemon.ports().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    int port = ports().stream().filter(each -> !before.contains(each)).findFirst().orElseThrow();
    servers.put(port, new ThinServer(number, port, image, commit));
  }

  private List<Integer> ports() {
    return daemon.ports().getBoundAddresses().stream().map(ThinServers::port).toList();
  }

  /** In the order of their numbers. */
  List<ThinServer> servers() {
    return servers.values().stream().sorted(Comparator.comparingInt(ThinServers::number)).toList();
  }

  private static int number(ThinServer server) {
    return Integer.parseInt(server.name().substring("web-".length()));
  }

  static SshAddress address(ThinServer server) {
    return new SshAddress(USER, HOST, server.port());
  }

  Path key() {
    return key;
  }

  Path knownHosts() {
    return key.resolveSibling("bench-known-hosts");
  }

  List<String> lines() {
    String line = PublicKeyEntry.toString(host.getPublic());
    return servers.keySet().stream().map(port -> "[%s]:%d %s".formatted(HOST, port, line)).toList();
  }

  /** The last script that prepared a server, as the bot sent it. */
  String preparing() {
    return preparing;
  }

  /** Connections made so far, and scripts answered so far. */
  String traffic() {
    return "%d connections, %d scripts".formatted(connections.get(), channels.get());
  }

  private String said(int port, String script) throws InterruptedException {
    channels.incrementAndGet();
    if (script.contains("-prepare-") && script.contains("setsid")) {
      preparing = script;
    }
    return requireNonNull(servers.get(port)).answer(script) + "\n";
  }

  private static int port(SocketAddress address) {
    return ((InetSocketAddress) address).getPort();
  }

  private static KeyPair freshKey() throws IOException {
    try {
      return KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
    } catch (GeneralSecurityException e) {
      throw new IOException("this Java cannot make keys", e);
    }
  }

  @Override
  public void close() {
    try {
      daemon.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException("failed to end the thin servers", e);
    }
  }
}
