package dev.slipway.bot.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.adapters.githost.KnownHosts;
import dev.slipway.adapters.servers.ServerApp;
import dev.slipway.adapters.servers.ServerPlace;
import dev.slipway.adapters.ssh.SshAddress;
import dev.slipway.adapters.ssh.SshIdentity;
import dev.slipway.adapters.ssh.SshSettings;
import dev.slipway.core.app.AppName;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.Pace;
import dev.slipway.core.app.Share;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TargetSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Targets that are servers. */
class ServersFileTest {
  private static final AppName SITE = new AppName("site");

  @Test
  void everyServerHasItsPlace() {
    Settings settings = good(Texts.SERVERS);
    TargetSpec.Server first = server("web-1", 1, "deploy@web-1.example.com", true);
    TargetSpec.Server second = server("web-2", 1, "deploy@web-2.example.com:2222", false);
    ServerApp layout =
        new ServerApp(
            SITE,
            "/srv/slipway",
            18100,
            "sessionid",
            "localhost",
            "/up",
            "/version",
            "web",
            List.of(),
            List.of("cron"),
            new ServerApp.Limits(
                2_000_000_000,
                Duration.ofMinutes(2),
                Duration.ofSeconds(5),
                Duration.ofMinutes(1)));

    assertThat(production(settings).targets()).containsExactly(first, second);
    assertThat(settings.places())
        .containsOnlyKeys(first, second)
        .containsEntry(
            first, new ServerPlace(new SshAddress("deploy", "web-1.example.com", 22), layout))
        .containsEntry(
            second,
            new ServerPlace(
                new SshAddress("deploy", "web-2.example.com", 2222),
                layout.at("/srv/slipway", 18200)));
    assertThat(production(settings).pace()).isEqualTo(Pace.AT_ONCE);
  }

  @Test
  void serversAreReachedAsTheFileSays() {
    assertThat(good(Texts.SERVERS).ssh())
        .contains(
            SshSettings.usual(
                List.of(new SshIdentity.Key(Path.of("/k"), Optional.empty())),
                new KnownHosts.InFile(Path.of("/h"))));
    Settings settings =
        good(
            Texts.SERVERS.replace(
                "key: /k", "key: /k, certificate: /c, jump: [a@outer, \"b@inner:2222\"]"));
    assertThat(settings.ssh().orElseThrow().identities())
        .containsExactly(new SshIdentity.Key(Path.of("/k"), Optional.of(Path.of("/c"))));
    assertThat(settings.places().values())
        .allMatch(
            place ->
                place
                    .server()
                    .jump()
                    .equals(
                        Optional.of(
                            new SshAddress("b", "inner", 2222)
                                .through(new SshAddress("a", "outer", 22)))));
  }

  @Test
  void theOnlyServerRunsCron() {
    String alone =
        Texts.SERVERS.replaceFirst("(?m)^.*web-2: .*\\n", "").replace(", cron: true", "");

    assertThat(production(good(alone)).targets())
        .containsExactly(server("web-1", 1, "deploy@web-1.example.com", true));
  }

  @Test
  void usersComeShareByShare() {
    String traffic =
        "go-live: click\n        traffic: { shares: [0.5, 5, \"20 %\"], bake: 3m, next: click }";

    assertThat(production(good(with(traffic))).pace())
        .isEqualTo(
            new Pace(
                true,
                List.of(new Share(50), new Share(500), new Share(2000)),
                Duration.ofMinutes(3),
                true));
  }

  @Test
  void wavesMaySayHowManyAreLive() {
    assertThat(waves(20, "[1, 10%, 50%]")).isEqualTo("12" + "3".repeat(8) + "4".repeat(10));
    assertThat(waves(3, "[1, 10%, 50%]")).isEqualTo("123");
    assertThat(waves(4, "[2, 50%]")).isEqualTo("1122");
    assertThat(waves(3, "50%")).isEqualTo("112");
    assertThat(waves(200, "[0.5%]")).isEqualTo("1" + "2".repeat(199));
  }

  @Test
  void twoAppsShareAServer() {
    String shop =
        Texts.SERVERS
            .substring(Texts.SERVERS.indexOf("  site:"))
            .replace("site", "shop")
            .replace("port: 18100", "port: 18105")
            .replace("port: 18200", "port: 18205");

    assertThat(good(Texts.SERVERS + shop).places()).hasSize(4);
  }

  /** The wave of each of so many servers. */
  private static String waves(int count, String waves) {
    String servers =
        String.join(
            "",
            IntStream.rangeClosed(1, count)
                .mapToObj("          s%1$d: { server: deploy@s%1$d }\n"::formatted)
                .toList());
    String text =
        with("waves: " + waves)
            .replaceFirst("(?s)          web-1: .*", servers)
            .replace(", cron: [cron]", "")
            .replaceFirst("(?m)^.* tasks: .*\\n", "");
    return String.join(
        "",
        production(good(text)).targets().stream()
            .map(target -> String.valueOf(target.wave()))
            .toList());
  }

  private static String with(String line) {
    return Texts.SERVERS.replace("confirm: everyone", "confirm: everyone\n        " + line);
  }

  private static TargetSpec.Server server(String name, int wave, String address, boolean cron) {
    return new TargetSpec.Server(new TargetName(name), wave, SITE, address, cron);
  }

  private static Environment production(Settings settings) {
    return settings.apps().get(SITE).environments().getFirst();
  }

  private static Settings good(String text) {
    return switch (Texts.load(text)) {
      case Loaded.Good(Settings settings) -> settings;
      case Loaded.Bad bad -> throw new AssertionError(bad.text());
    };
  }
}
