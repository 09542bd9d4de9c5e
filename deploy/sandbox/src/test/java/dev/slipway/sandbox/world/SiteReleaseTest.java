package dev.slipway.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.adapters.servers.Job;
import dev.slipway.sandbox.fleet.StartTime;
import dev.slipway.sandbox.git.SampleRepository.Commit;
import dev.slipway.sandbox.hosts.Load;
import dev.slipway.sandbox.servers.StandInServer;
import dev.slipway.sandbox.servers.StandInServers;
import dev.slipway.sandbox.slack.Message;
import dev.slipway.sandbox.slack.Panel;
import dev.slipway.sandbox.slack.Person;
import dev.slipway.sandbox.slack.StandInSettings;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  void picksAreReleasedToEveryServerAndTheLastOneComesBackAtOnce() {
    Site site = world.site().orElseThrow();
    List<Commit> picks = site.repository().cleanPicks();
    try (Load load = Load.beginAt(sites(site), 3)) {
      released(picks.get(0));
      List<String> good = live(site);
      released(picks.get(1));
      assertThat(live(site)).doesNotContainAnyElementsOf(good);

      String back = ask("!rollback", "Roll back to");
      assertThat(card(back).plain()).contains("still running there, live in about a second");
      manager().click(Site.CHANNEL, back, "Confirm");
      seen(message -> message.ts().equals(back) && message.says("Rolled back. All 3"));

      assertThat(live(site)).isEqualTo(good);
      assertThat(load.failures()).isEmpty();
      assertThat(load.versions()).hasSize(3);
    }
    assertThat(stepsOf("3", site))
        .as("what still runs is neither pulled nor prepared again")
        .allSatisfy(steps -> assertThat(steps).containsExactlyInAnyOrder("live", "others"));
  }

  private void released(Commit commit) {
    world
        .slack()
        .person(Shop.DEVELOPER)
        .type(Site.CHANNEL, "!pick " + commit.sha().substring(0, 8));
    seen(message -> message.says("Built") && message.says(commit.subject()));
    String card = ask("!release", "Waiting for a confirmation");
    manager().click(Site.CHANNEL, card, "Confirm");
    seen(message -> message.ts().equals(card) && hasButton(message, "Go live"));
    manager().click(Site.CHANNEL, card, "Go live");
    seen(message -> message.ts().equals(card) && message.says("Live on all 3"));
  }

  /** The commit that each server gives its users. */
  private static List<String> live(Site site) {
    return Load.eachAt(sites(site), 3, 1).values().stream().sorted().toList();
  }

  private static List<Set<String>> stepsOf(String release, Site site) {
    return site.servers().stream().map(server -> stepsOf(release, server)).toList();
  }

  private static Set<String> stepsOf(String release, StandInServer server) {
    String[] jobs = new File(server.app().directory(), "jobs").list();
    return Stream.of(Objects.requireNonNull(jobs))
        .flatMap(name -> Job.parse(name).stream())
        .filter(job -> job.release().startsWith(release + "."))
        .map(Job::step)
        .collect(Collectors.toSet());
  }

  private String ask(String command, String answer) {
    String asked = manager().type(Site.CHANNEL, command);
    return seen(message -> message.says(answer) && message.ts().compareTo(asked) > 0).ts();
  }

  private Message card(String ts) {
    return seen(message -> message.ts().equals(ts));
  }

  private Person manager() {
    return world.slack().person(Shop.MANAGER);
  }

  private Message seen(Predicate<Message> wanted) {
    return manager().await(PATIENCE, Site.CHANNEL, wanted);
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
