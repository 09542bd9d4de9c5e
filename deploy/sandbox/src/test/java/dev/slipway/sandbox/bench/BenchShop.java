package dev.slipway.sandbox.bench;

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
import java.util.Collection;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** The sandbox's shop with a production of another size. */
record BenchShop(World world, BenchImages images) implements AutoCloseable {
  private static final String APP = "shop";

  static BenchShop start(Path home) {
    World world =
        World.start(
            home,
            StartTime.exactly(Duration.ofSeconds(5)),
            1,
            StandInSettings.forTests().withRateLimits(true),
            _ -> Panel.NONE);
    return new BenchShop(world, BenchImages.in(home, world.registry().address()));
  }

  /** The newest commit of the release branch. */
  String head() {
    return world.repository().releaseHead();
  }

  /**
   * An image without content is in the registry.
   *
   * @param name of a commit, as git understands it
   * @return the commit
   */
  String built(String name) {
    try (Repository repository =
            new FileRepositoryBuilder().setGitDir(world.repository().directory().toFile()).build();
        RevWalk walk = new RevWalk(repository)) {
      ObjectId commit = repository.resolve(name);
      images.put(APP, commit.name(), Long.toString(walk.parseCommit(commit).getCommitTime()));
      return commit.name();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the registry has the app's images. */
  String imageName() {
    return world.registry().address() + "/" + APP;
  }

  String reference(String commit) {
    return images.reference(APP, commit);
  }

  /**
   * The configuration of a bot that releases to production alone.
   *
   * @param general changes what stands before the environments
   * @param production what it says of production, indented below it
   * @param targets one line each
   */
  Path configuration(
      BotFile bot, UnaryOperator<String> general, String production, Collection<String> targets) {
    Path file = bot.write(world);
    try {
      String text = Files.readString(file);
      return Files.writeString(
          file,
          general.apply(text.substring(0, text.indexOf("      staging:\n")))
              + """
                    production:
                      release: everyone
                      confirm: [release-managers]
              """
              + production.indent(8)
              + "        targets:\n"
              + targets.stream().map(line -> line.indent(10)).collect(Collectors.joining()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    world.close();
  }
}
