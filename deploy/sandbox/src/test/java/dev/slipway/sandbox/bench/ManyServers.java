package dev.slipway.sandbox.bench;

import dev.slipway.adapters.githost.KnownHosts;
import dev.slipway.adapters.ssh.SshIdentity;
import dev.slipway.adapters.ssh.SshSettings;
import dev.slipway.core.build.Image;
import dev.slipway.core.build.ImageDigest;
import dev.slipway.core.build.ImageName;
import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A shop whose production is many thin servers; its newest release commit is not there yet. */
final class ManyServers implements AutoCloseable {
  private final BenchShop shop;
  private final ThinServers thin;
  private final Image old;
  private final String oldCommit;

  private ManyServers(BenchShop shop, ThinServers thin, Image old, String oldCommit) {
    this.shop = shop;
    this.thin = thin;
    this.old = old;
    this.oldCommit = oldCommit;
  }

  static ManyServers start(Path home, int count) {
    BenchShop shop = BenchShop.start(home);
    String commit = shop.built(shop.head() + "~1");
    Image old =
        new Image(
            new ImageName(shop.imageName()),
            new ImageDigest(shop.images().digest(shop.reference(commit)).orElseThrow()));
    ThinServers thin = ThinServers.start(home, count, old.reference(), commit);
    return new ManyServers(shop, thin, old, commit);
  }

  World world() {
    return shop.world();
  }

  ThinServers thin() {
    return thin;
  }

  Image old() {
    return old;
  }

  String oldCommit() {
    return oldCommit;
  }

  SshSettings ssh() {
    return SshSettings.usual(
        List.of(new SshIdentity.Key(thin.key(), Optional.empty())),
        new KnownHosts.Configured(thin.lines()));
  }

  /** The configuration of a bot that releases to all of them. */
  Path configuration(BotFile bot) {
    String ssh =
        "ssh: { key: \"%s\", known-hosts: \"%s\" }\n".formatted(thin.key(), thin.knownHosts());
    return shop.configuration(
        bot,
        general -> general.replaceFirst("apps:\n", ssh + "apps:\n"),
        """
        go-live: click
        servers: { port: 18100, health: /up, version: /version }
        """,
        thin.servers().stream().map(ManyServers::target).toList());
  }

  private static String target(ThinServer server) {
    return "%s: { server: \"%s\" }".formatted(server.name(), ThinServers.address(server));
  }

  @Override
  public void close() {
    thin.close();
    shop.close();
  }
}
