package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.ecs.EcsPlan;
import dev.slipway.sandbox.ecs.EcsStandIn;
import dev.slipway.sandbox.fleet.ServicePlan;
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
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A shop whose production is many ECS services; its newest release commit is not there yet. */
final class ManyServices implements AutoCloseable {
  static final String CLUSTER = "production";
  private static final String APP = "shop";
  private static final int TASKS = 3;

  /** One task after the other, each at its own pace: changes are spread over minutes. */
  private static final StartTime START =
      StartTime.between(Duration.ofSeconds(10), Duration.ofSeconds(50));

  private final World world;
  private final EcsStandIn ecs;
  private final List<String> names;
  private final String oldCommit;

  private ManyServices(World world, EcsStandIn ecs, List<String> names, String oldCommit) {
    this.world = world;
    this.ecs = ecs;
    this.names = names;
    this.oldCommit = oldCommit;
  }

  static ManyServices start(Path home, int count) {
    World world =
        World.start(
            home,
            StartTime.exactly(Duration.ofSeconds(5)),
            1,
            StandInSettings.forTests().withRateLimits(true),
            _ -> Panel.NONE);
    BenchImages images = BenchImages.in(home, world.registry().address());
    String head = world.repository().releaseHead();
    String old = before(world, images, head);
    String running = images.reference(APP, old);
    List<String> names =
        IntStream.rangeClosed(1, count).mapToObj(n -> "svc-%02d".formatted(n)).toList();
    ServicePlan[] services =
        names.stream()
            .map(name -> ServicePlan.web(name, running).withDesiredCount(TASKS))
            .map(plan -> plan.withStartTime(START).withPercents(100, 134))
            .toArray(ServicePlan[]::new);
    EcsStandIn ecs = EcsStandIn.start(EcsPlan.of(CLUSTER, services).withImages(images::digest));
    ecs.run(1);
    return new ManyServices(world, ecs, names, old);
  }

  /** Both builds have an image without content; the answer is the older one. */
  private static String before(World world, BenchImages images, String head) {
    try (Repository repository =
            new FileRepositoryBuilder().setGitDir(world.repository().directory().toFile()).build();
        RevWalk walk = new RevWalk(repository)) {
      ObjectId old = repository.resolve(head + "~1");
      for (ObjectId each : List.of(repository.resolve(head), old)) {
        RevCommit commit = walk.parseCommit(each);
        images.put(APP, each.name(), Long.toString(commit.getCommitTime()));
      }
      return old.name();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  World world() {
    return world;
  }

  EcsStandIn ecs() {
    return ecs;
  }

  List<String> names() {
    return names;
  }

  String oldCommit() {
    return oldCommit;
  }

  /** The configuration of a bot that releases to all of them in one wave. */
  Path configuration(BotFile bot) {
    Path file = bot.write(world);
    try {
      String text = Files.readString(file).replace(world.ecs().url().toString(), ecs.url() + "");
      return Files.writeString(
          file,
          text.substring(0, text.indexOf("      staging:\n"))
              + """
                    production:
                      release: everyone
                      confirm: [release-managers]
                      targets:
              """
              + names.stream().map(ManyServices::target).collect(Collectors.joining()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String target(String name) {
    return String.format(
        Locale.ROOT,
        "          %s: { ecs: { region: eu-west-1, cluster: %s, service: %s, container: %s } }%n",
        name,
        CLUSTER,
        name,
        name);
  }

  @Override
  public void close() {
    ecs.close();
    world.close();
  }
}
