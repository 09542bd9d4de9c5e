package dev.slipway.sandbox.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapters.servers.Job;
import dev.slipway.adapters.servers.Outcome;
import dev.slipway.adapters.servers.ServerAction;
import dev.slipway.adapters.servers.ServerBuild;
import dev.slipway.core.golden.Golden;
import dev.slipway.core.repository.CommitSha;
import dev.slipway.sandbox.registry.RegistryStandIn;
import dev.slipway.sandbox.scene.Scene;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.Shop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A bot whose production is real hosts: users are on the release branch, and trunk is built. */
final class ServerScene implements AutoCloseable {
  /** A server that is gone is noticed late, and the machine may be busy. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Some on each host. */
  private static final int FEW = 12;

  private final Fleet fleet;
  private final AppImages images;
  private final RegistryStandIn registry;
  private final Scene scene;
  private final ServerBuild old;
  private final ServerBuild next;
  private String card = "";

  private ServerScene(Path folder, int count, String traffic) throws IOException {
    RealHosts hosts = Fleet.start(folder, count);
    fleet = new Fleet(hosts);
    registry = hosts.registry();
    images = hosts.images(registry);
    scene =
        Scene.start(
            world -> BotFile.alone(world, 0), (world, text) -> onServers(text, folder, traffic));
    old = build(scene.world().repository().releaseHead(), AppImages.Kind.WELL);
    next = build(scene.world().repository().trunkHead(), AppImages.Kind.WELL);
    fleet.everywhere(new Job("0", "prepare", 1), new ServerAction.Prepare(old, Optional.empty()));
    fleet.everywhere(new Job("0", "live", 1), new ServerAction.Live(old));
    fleet.everywhere(new Job("0", "others", 1), new ServerAction.Others(false));
  }

  /**
   * @param traffic lines of the environment, indented by eight
   */
  static ServerScene start(Path folder, int count, String traffic) throws IOException {
    return new ServerScene(folder, count, traffic);
  }

  Fleet fleet() {
    return fleet;
  }

  Scene scene() {
    return scene;
  }

  RegistryStandIn registry() {
    return registry;
  }

  ServerBuild old() {
    return old;
  }

  ServerBuild next() {
    return next;
  }

  /** An image of a commit of the repository that behaves so. */
  ServerBuild build(String commit, AppImages.Kind kind) throws IOException {
    return images.build(commit, committedAt(commit), kind);
  }

  /** Asks for a release, waits for its plan and confirms it. */
  void release(CommitSha commit) {
    ask("!release " + commit.value());
    click("Confirm");
  }

  /** Waits for the plan of what was asked for. */
  Message ask(String command) {
    String asked = scene.manager().type(Shop.CHANNEL, command);
    Message plan =
        scene.untilSeen(
            scene.manager(),
            message ->
                message.byBot()
                    && message.ts().compareTo(asked) > 0
                    && message.buttons().stream().anyMatch(b -> b.startsWith("Confirm ")));
    card = plan.ts();
    return plan;
  }

  void click(String button) {
    scene.manager().click(Shop.CHANNEL, card, button);
  }

  Message awaits(String words) {
    return awaits(message -> message.says(words));
  }

  Message awaitsLine(String words) {
    return awaits(message -> message.replies().stream().anyMatch(reply -> reply.says(words)));
  }

  Message awaits(Predicate<Message> wanted) {
    return scene
        .manager()
        .await(
            PATIENCE, Shop.CHANNEL, message -> message.ts().equals(card) && wanted.test(message));
  }

  /** Everybody is on the old build again, by somebody who comes with the fence that is there. */
  void backByHand() {
    for (RealHost host : fleet.hosts()) {
      if (fleet.look(host).liveColor().commit().filter(next.commit()::equals).isPresent()) {
        fleet.fence(fleet.look(host).highestFence());
        Job back = new Job("0", "back", Instant.now().getEpochSecond());
        assertThat(fleet.act(host, back, new ServerAction.Back(next)))
            .isInstanceOf(Outcome.Done.class);
      }
    }
  }

  /** The card is as the file says. */
  void looksLike(String golden, Message message) {
    Golden.check("src/test/golden/servers/%s.txt".formatted(golden), plain(message));
  }

  private String plain(Message message) {
    String text = message.plain();
    for (RealHost host : fleet.hosts()) {
      text = text.replace(host.host(), host.name() + ".example.com");
    }
    return CardText.steady(text, registry.address(), old.commit(), next.commit());
  }

  /** How long it takes from now on until the last host serves a build to its users. */
  Duration until(ServerBuild build) {
    long began = System.nanoTime();
    Awaitility.await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> on(build, FEW) == FEW);
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** How many of so many users are on a build. */
  long on(ServerBuild build, int users) {
    return Load.each(fleet.hosts(), users, 12).values().stream()
        .filter(build.commit().value()::equals)
        .count();
  }

  /** The jobs of the last release there, with their parts and how many milliseconds each took. */
  String lastJobs(RealHost host) {
    return host.shell(
            """
            cd /srv/slipway/shop/jobs && last=$(ls -t | head -n 1)
            for each in "${last%%-*}"-*; do echo $each: $(cat $each/laps); done
            """)
        .strip();
  }

  private String onServers(String text, Path folder, String traffic) {
    int production = text.indexOf("      staging:\n");
    String targets =
        fleet.hosts().stream()
            .map(
                host ->
                    "          %s: { server: root@%s%s }\n"
                        .formatted(
                            host.name(),
                            host.host(),
                            host.name().equals("web-1") ? ", cron: true" : ""))
            .collect(Collectors.joining());
    return text.substring(0, production)
            .replaceFirst("image: \\S+/shop", "image: " + registry.address() + "/shop")
            .replaceFirst(
                "apps:\n",
                "plain-registries: [%s]\nssh: { key: \"%s\", known-hosts: \"%s\" }\napps:\n"
                    .formatted(registry.address(), folder.resolve("key"), fleet.knownHosts(folder)))
        + """
              production:
                release: everyone
                confirm: [release-managers]
                servers:
                  port: 18100
                  host: shop.example.com
                  health: /up
                  version: /version
                  workers: [worker]
                  cron: [cron]
                  minimum-free: 100MB
                  healthy-within: 10s
        %s        targets:
        %s"""
            .formatted(traffic, targets);
  }

  private Instant committedAt(String commit) throws IOException {
    try (Repository repository =
            new FileRepositoryBuilder()
                .setGitDir(scene.world().repository().directory().toFile())
                .build();
        var walk = new org.eclipse.jgit.revwalk.RevWalk(repository)) {
      return Instant.ofEpochSecond(walk.parseCommit(repository.resolve(commit)).getCommitTime());
    }
  }

  @Override
  public void close() {
    scene.close();
    fleet.close();
  }
}
