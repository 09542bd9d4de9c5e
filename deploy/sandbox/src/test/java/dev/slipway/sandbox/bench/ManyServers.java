package dev.slipway.sandbox.bench;

import dev.slipway.adapters.githost.KnownHosts;
import dev.slipway.adapters.ssh.SshIdentity;
import dev.slipway.adapters.ssh.SshSettings;
import dev.slipway.core.build.Image;
import dev.slipway.core.build.ImageDigest;
import dev.slipway.core.build.ImageName;
import dev.slipway.sandbox.fleet.StartTime;
import dev.slipway.sandbox.slack.Panel;
import dev.slipway.sandbox.slack.StandInSettings;
import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A shop whose production is many thin servers; its newest release commit is not there yet. */
final class ManyServers implements AutoCloseable {
  private static final String APP = "shop";

  private final World world;
  private final ThinServers thin;
  private final Image old;
  private final String oldCommit;

  private ManyServers(World world, ThinServers thin, Image old, String oldCommit) {
    this.world = world;
    this.thin = thin;
    this.old = old;
    this.oldCommit = oldCommit;
  }

  static ManyServers start(Path home, int count) {
    World world =
        World.start(
            home,
            StartTime.exactly(Duration.ofSeconds(5)),
            1,
            StandInSettings.forTests().withRateLimits(true),
            _ -> Panel.NONE);
    try (Repository repository =
            new FileRepositoryBuilder().setGitDir(world.repository().directory().toFile()).build();
        RevWalk walk = new RevWalk(repository)) {
      ObjectId before = repository.resolve(world.repository().releaseHead() + "~1");
      String commit = before.name();
      BenchImages images = BenchImages.in(home, world.registry().address());
      images.put(APP, commit, Long.toString(walk.parseCommit(before).getCommitTime()));
      Image old =
          new Image(
              new ImageName(world.registry().address() + "/" + APP),
              new ImageDigest(images.digest(images.reference(APP, commit)).orElseThrow()));
      ThinServers thin = ThinServers.start(home, count, old.reference(), commit);
      return new ManyServers(world, thin, old, commit);
    } catch (IOException e) {
      world.close();
      throw new UncheckedIOException(e);
    }
  }

  World world() {
    return world;
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
    Path file = bot.write(world);
    try {
      String text = Files.readString(file);
      return Files.writeString(
          file,
          text.substring(0, text.indexOf("      staging:\n"))
                  .replaceFirst(
                      "apps:\n",
                      "ssh: { key: \"%s\", known-hosts: \"%s\" }\napps:\n"
                          .formatted(thin.key(), thin.knownHosts()))
              + """
                    production:
                      release: everyone
                      confirm: [release-managers]
                      go-live: click
                      servers: { port: 18100, health: /up, version: /version }
                      targets:
              """
              + thin.servers().stream().map(ManyServers::target).collect(Collectors.joining()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String target(ThinServer server) {
    return "          %s: { server: \"%s\" }\n"
        .formatted(server.name(), ThinServers.address(server));
  }

  @Override
  public void close() {
    thin.close();
    world.close();
  }
}
