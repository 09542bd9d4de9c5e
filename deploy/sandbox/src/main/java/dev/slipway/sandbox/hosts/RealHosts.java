package dev.slipway.sandbox.hosts;

import dev.slipway.adapters.githost.KnownHosts;
import dev.slipway.adapters.servers.ServerApp;
import dev.slipway.adapters.ssh.SshIdentity;
import dev.slipway.adapters.ssh.SshSettings;
import dev.slipway.core.app.AppName;
import dev.slipway.sandbox.registry.Access;
import dev.slipway.sandbox.registry.RegistryStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Some real hosts that serve a shop, and a registry that they pull from. Needs root, nginx, sshd,
 * sudo, docker with docker-compose, and busybox; all of it is gone when it is closed or this
 * process ends.
 */
public final class RealHosts implements AutoCloseable {
  /** The shop as its hosts have it. */
  public static final ServerApp SHOP =
      new ServerApp(
          new AppName("shop"),
          "/srv/slipway",
          18100,
          "sessionid",
          "shop.example.com",
          "/up",
          "/version",
          "web",
          List.of("worker"),
          List.of("cron"),
          new ServerApp.Limits(
              50L << 20, Duration.ofSeconds(20), Duration.ofSeconds(5), Duration.ofSeconds(20)));

  private final Path folder;
  private final List<RealHost> hosts = new ArrayList<>();
  private final List<AutoCloseable> open = new ArrayList<>();

  private RealHosts(Path folder) {
    this.folder = folder;
  }

  /** What this machine lacks for real hosts; empty if they can be started. */
  public static List<String> missing() {
    return Needs.missing();
  }

  /**
   * Starts them and sets them up for the shop.
   *
   * @param folder for all that they keep
   */
  public static RealHosts start(Path folder, int count) throws IOException {
    List<String> missing = missing();
    if (!missing.isEmpty()) {
      throw new IllegalStateException("real hosts need " + String.join(", ", missing));
    }
    HostNetwork.sweep();
    RealHosts all = new RealHosts(folder);
    try {
      Commands.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", all.key().toString());
      for (int number = 1; number <= count; number++) {
        all.hosts.add(all.startHost(number));
      }
      return all;
    } catch (IOException | RuntimeException e) {
      all.close();
      throw e;
    }
  }

  private RealHost startHost(int number) throws IOException {
    RealHost host =
        RealHost.start(
            number, folder.resolve("web-" + number), Files.readString(folder.resolve("key.pub")));
    open.add(host);
    host.install(SHOP);
    return host;
  }

  public List<RealHost> hosts() {
    return List.copyOf(hosts);
  }

  /** A registry on this machine that all hosts reach. */
  public RegistryStandIn registry() {
    RegistryStandIn registry =
        RegistryStandIn.start(hosts.getFirst().gateway(), 0, new Access.Open());
    open.add(registry);
    return registry;
  }

  /** Builds images on the first host. */
  public AppImages images(RegistryStandIn registry) {
    return new AppImages(hosts.getFirst(), registry.address());
  }

  /** How the bot gets in. */
  public SshSettings ssh() throws IOException {
    List<String> known = new ArrayList<>();
    for (RealHost host : hosts) {
      known.add(host.knownHost());
    }
    return SshSettings.usual(
        List.of(new SshIdentity.Key(key(), Optional.empty())), new KnownHosts.Configured(known));
  }

  /** The private key that every host lets in. */
  public Path key() {
    return folder.resolve("key");
  }

  @Override
  public void close() {
    for (AutoCloseable each : open.reversed()) {
      try {
        each.close();
      } catch (Exception e) {
        throw new IllegalStateException("failed to close " + each, e);
      }
    }
  }
}
