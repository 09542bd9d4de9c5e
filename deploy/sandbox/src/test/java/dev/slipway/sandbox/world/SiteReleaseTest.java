package dev.slipway.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.sandbox.fleet.StartTime;
import dev.slipway.sandbox.git.SampleRepository.Commit;
import dev.slipway.sandbox.hosts.Load;
import dev.slipway.sandbox.servers.StandInServer;
import dev.slipway.sandbox.servers.StandInServers;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.slack.Panel;
import dev.slipway.sandbox.slack.Person;
import dev.slipway.sandbox.slack.StandInSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site comes to three servers, share by share, while its users never see a failure. */
final class SiteReleaseTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path home;

  private World world;
  private BotProcess bot;

  @BeforeEach
  void start() throws IOException {
    List<String> missing = StandInServers.missing();
    assumeTrue(missing.isEmpty(), "this machine lacks " + missing);
    world =
        World.startWithSite(
            home,
            StartTime.exactly(Duration.ofSeconds(6)),
            8,
            StandInSettings.forTests(),
            _ -> Panel.NONE);
    Path file = BotFile.alone(world, 0).write(world);
    Files.writeString(file, Files.readString(file).replace("bake: 10s", "bake: 1s"));
    bot = BotProcess.start(file, home.resolve("bot.log"));
    world.slack().await(PATIENCE, () -> world.slack().connections() > 0);
  }

  @AfterEach
  void end() {
    bot.close();
    world.close();
  }

  @Test
  void aPickIsReleasedToEveryServer() {
    Site site = world.site().orElseThrow();
    Person manager = world.slack().person(Shop.MANAGER);
    Commit commit = site.repository().cleanPicks().getFirst();
    try (Load load = Load.beginAt(sites(site), 3)) {
      world
          .slack()
          .person(Shop.DEVELOPER)
          .type(Site.CHANNEL, "!pick " + commit.sha().substring(0, 8));
      seen(manager, message -> message.says("Built"));
      manager.type(Site.CHANNEL, "!release");
      String card = seen(manager, message -> message.says("Waiting for a confirmation")).ts();
      manager.click(Site.CHANNEL, card, "Confirm");
      seen(manager, message -> message.ts().equals(card) && hasButton(message, "Go live"));
      manager.click(Site.CHANNEL, card, "Go live");
      seen(manager, message -> message.ts().equals(card) && message.says("Live on all 3"));
      assertThat(load.failures()).isEmpty();
      assertThat(load.versions()).hasSize(2);
    }
    assertThat(site.servers())
        .allSatisfy(server -> assertThat(server.images()).hasSizeGreaterThan(1));
  }

  private Message seen(Person person, Predicate<Message> wanted) {
    return person.await(PATIENCE, Site.CHANNEL, wanted);
  }

  private static boolean hasButton(Message message, String label) {
    return message.buttons().toString().contains(label);
  }

  private static List<InetSocketAddress> sites(Site site) {
    return site.servers().stream()
        .map(StandInServer::site)
        .map(port -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        .toList();
  }
}
