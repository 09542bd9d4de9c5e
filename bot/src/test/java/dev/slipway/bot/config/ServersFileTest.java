package dev.slipway.bot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Targets that are servers. */
class ServersFileTest {
  private static final AppName SITE = new AppName("site");
  private static final String PLACE = "apps.site.environments.production.";

  /** The lines are counted in tests. */
  private static final String FILE =
      """
      slack: { bot-token: xoxb-1, app-token: xapp-1 }
      committer: { email: slipway@example.com }
      ssh: { key: /k, known-hosts: /h }
      apps:
        site:
          channel: C0123456
          repository: { url: "https://git.example.com/site.git" }
          image: registry.example.com/site
          pick: everyone
          environments:
            production:
              release: everyone
              confirm: everyone
              servers: { port: 18100, health: /up, version: /version, cron: [cron] }
              tasks: { migrate: { on: web-1 } }
              targets:
                web-1: { server: deploy@web-1.example.com, cron: true }
                web-2: { server: "deploy@web-2.example.com:2222", port: 18200 }
      """;

  @Test
  void everyServerHasItsPlace() {
    Settings settings = good(FILE);
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
    assertThat(good(FILE).ssh())
        .contains(
            SshSettings.usual(
                List.of(new SshIdentity.Key(Path.of("/k"), Optional.empty())),
                new KnownHosts.InFile(Path.of("/h"))));
    Settings settings =
        good(
            FILE.replace("key: /k", "key: /k, certificate: /c, jump: [a@outer, \"b@inner:2222\"]"));
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
    String alone = FILE.replaceFirst("(?m)^.*web-2: .*\\n", "").replace(", cron: true", "");

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
        FILE.substring(FILE.indexOf("  site:"))
            .replace("site", "shop")
            .replace("port: 18100", "port: 18105")
            .replace("port: 18200", "port: 18205");

    assertThat(good(FILE + shop).places()).hasSize(4);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @MethodSource({"reaching", "layouts", "targets", "paces"})
  void mistakeIsExplained(String right, String wrong, String told) {
    assertThat(FILE).contains(right);
    assertThat(mistakes(FILE.replace(right, wrong))).containsExactly("slipway.yaml:" + told);
  }

  static Stream<Arguments> reaching() {
    String ssh = "ssh: { key: /k, known-hosts: /h }";
    return Stream.of(
        arguments(ssh, "http: {}", "1: ssh: missing. Example: " + SshReader.EXAMPLE),
        arguments(
            ssh,
            "ssh: { known-hosts: /h }",
            "3: ssh: has neither a key nor an agent. Example: key: /etc/slipway/servers_ed25519"),
        arguments(
            ssh,
            "ssh: { key: /k }",
            "3: ssh.known-hosts: missing. Example: known-hosts:"
                + " /etc/slipway/servers_known_hosts"),
        arguments(
            ssh,
            "ssh: { agent: true, known-hosts: /h }",
            "3: ssh.agent: the environment variable SSH_AUTH_SOCK is not set, so there is no"
                + " agent"),
        arguments(
            ssh,
            "ssh: { certificate: /c, known-hosts: /h }",
            "3: ssh.key: missing. Example: key: /etc/slipway/servers_ed25519"),
        arguments(
            ssh,
            "ssh: { key: /k, known-hosts: /h, jump: bastion }",
            "3: ssh.jump: \"bastion\" is not a user and a host, with a port where it is not 22."
                + " Example: deploy@bastion.example.com"));
  }

  static Stream<Arguments> layouts() {
    String servers = "servers: { port: 18100, health: /up, version: /version, cron: [cron] }";
    String other = "servers: { port: 80, health: /up, version: /version, cron: [cron] }";
    return Stream.of(
        arguments(
            servers,
            "servers: { port: 18100, health: up, version: /version, cron: [cron] }",
            "14: %sservers.health: \"up\" is not a path of the app; it begins with a slash. Example: /up"
                .formatted(PLACE)),
        arguments(
            servers,
            "servers: { health: /up, version: /version, cron: [cron] }",
            "14: %sservers.port: missing. Example: port: 18100".formatted(PLACE)),
        arguments(
            servers,
            other,
            "14: %sservers.port: 80 is not between 1024 and 65531. Example: 18100"
                .formatted(PLACE)),
        arguments(
            servers,
            servers.replace("cron: [", "minimum-free: 2, cron: ["),
            "14: %sservers.minimum-free: \"2\" is not a size. Example: 2GB".formatted(PLACE)),
        arguments(
            servers,
            servers.replace("cron: [", "directory: srv, cron: ["),
            "14: %sservers.directory: \"srv\" is not a whole path of letters, digits, dots, - and _. Example: /srv/slipway"
                .formatted(PLACE)));
  }

  static Stream<Arguments> targets() {
    String first = "web-1: { server: deploy@web-1.example.com, cron: true }";
    String second = "web-2: { server: \"deploy@web-2.example.com:2222\", port: 18200 }";
    String place = PLACE + "targets";
    return Stream.of(
        arguments(
            first,
            "web-1: { server: web-1.example.com, cron: true }",
            "17: %s.web-1.server: \"web-1.example.com\" is not a user and a host, with a port where it is not 22. Example: deploy@web-1.example.com"
                .formatted(place)),
        arguments(
            first,
            "web-1: { server: deploy@web-1.example.com }",
            "16: %s: no server runs cron of servers.cron. Say which one. Example: web-1: { server: deploy@web-1.example.com, cron: true }"
                .formatted(place)),
        arguments(
            "port: 18200",
            "cron: true",
            "18: %s.web-2.cron: web-1 already runs cron, and two would do everything twice. Leave it out"
                .formatted(place)),
        arguments(
            ", cron: [cron]",
            "",
            "17: %s.web-1.cron: servers names no cron service. Example: servers: { cron: [cron] }"
                .formatted(place)),
        arguments(
            second,
            "web-2: { server: other@WEB-1.example.com, port: 18200 }",
            "18: %s.web-2.server: site already is on this server: target web-1 of site production. An app has one place on a server"
                .formatted(place)),
        arguments(
            "deploy@web-1",
            "Deploy@web-1",
            "17: %s.web-1.server: \"Deploy\" is not the name of a user. Example: deploy@web-1.example.com"
                .formatted(place)),
        arguments(
            second,
            "web-2: { server: deploy@web-2.example.com, prot: 18200 }",
            "18: %s.web-2.prot: is no key that is known here. Perhaps port is meant"
                .formatted(place)));
  }

  static Stream<Arguments> paces() {
    String confirm = "confirm: everyone";
    return Stream.of(
        pace("{ bake: 1m }", ".shares: missing. Example: shares: [0.5, 5, 20, 50]"),
        pace(
            "{ shares: [5, 0.5] }",
            ".shares[2]: shares grow, and 0.5 % does not come after 5 %. Example: [0.5, 5, 20, 50]"),
        pace("{ shares: [5, 100] }", ".shares[2]: everybody always comes last. Leave it out"),
        pace(
            "{ shares: [0.005] }",
            ".shares[1]: \"0.005\" is no share: 0.01 to 100 percent, with at most two decimals."
                + " Example: 5"),
        pace(
            "{ shares: 5, next: never }",
            ".next: \"never\" is neither clock nor click. Example: clock"),
        arguments(
            confirm,
            confirm + "\n        waves: [2, 1]",
            "14: %swaves[2]: sizes grow, and 1 does not come after 2. Example: [1, 10%%, 50%%]"
                .formatted(PLACE)),
        arguments(
            confirm,
            confirm + "\n        waves: [1, 100%]",
            "14: %swaves[2]: \"100%%\" is neither a number of targets nor a percentage below 100. Example: [1, 10%%, 50%%]"
                .formatted(PLACE)),
        arguments(
            confirm,
            confirm + "\n        waves: [3]",
            "14: %swaves[1]: there are 2 targets, not 3. Example: [1, 10%%, 50%%]"
                .formatted(PLACE)));
  }

  private static Arguments pace(String traffic, String told) {
    return arguments(
        "confirm: everyone",
        "confirm: everyone\n        traffic: " + traffic,
        "14: " + PLACE + "traffic" + told);
  }

  @Test
  void portsOfTwoAppsDoNotMeet() {
    String shop =
        FILE.substring(FILE.indexOf("  site:"))
            .replace("site", "shop")
            .replace("port: 18100", "port: 18104");

    assertThat(mistakes(FILE + shop))
        .containsExactly(
            "slipway.yaml:31: apps.shop.environments.production.targets.web-1.server: its ports"
                + " 18104 to 18108 are not free: target web-1 of site production has 18100 to"
                + " 18104. Example: port: 18200",
            "slipway.yaml:32: apps.shop.environments.production.targets.web-2.server: its ports"
                + " 18200 to 18204 are not free: target web-2 of site production has 18200 to"
                + " 18204. Example: port: 18300");
  }

  @Test
  void aTargetIsOfAKnownKind() {
    String strange = "web-2: { kubernetes: { namespace: site } }";
    String place = "slipway.yaml:18: " + PLACE + "targets.web-2";

    assertThat(mistakes(FILE.replaceFirst("web-2: .*", strange)))
        .containsExactly(
            place
                + ": is neither on a server nor on ECS. Example: server: deploy@web-1.example.com,"
                + " or ecs: { region: eu-west-1, cluster: production, service: shop-web, container:"
                + " app }",
            place + ".kubernetes: is no key that is known here. Known are server, ecs");
  }

  @Test
  void serversWantTheirBlockAndTheBlockServers() {
    String bare = FILE.replaceFirst("(?m)^.* servers: .*\\n", "").replace(", cron: true", "");
    assertThat(mistakes(bare))
        .containsExactly(
            "slipway.yaml:11: " + PLACE + "servers: missing. Example: " + LayoutReader.EXAMPLE);

    String ecs = "{ ecs: { region: eu-west-1, cluster: p, service: %s, container: app } }";
    String elsewhere =
        FILE.replace("apps:", "aws: { regions: { eu-west-1: {} } }\napps:")
            .replaceFirst("\\{ server: .* }", ecs.formatted("one"))
            .replaceFirst("\\{ server: .* }", ecs.formatted("two"));
    assertThat(mistakes(elsewhere))
        .containsExactly(
            "slipway.yaml:15: "
                + PLACE
                + "servers: no target here is a server. Leave it out, or name one. Example: web-1:"
                + " { server: deploy@web-1.example.com }");
  }

  @Test
  void sharesAreForServersAlone() {
    String mixed =
        with("traffic: { shares: [5] }")
            .replace("apps:", "aws: { regions: { eu-west-1: {} } }\napps:")
            .replaceFirst(
                "web-2: .*",
                "web-2: { ecs: { region: eu-west-1, cluster: p, service: s, container: app } }");

    assertThat(mistakes(mixed))
        .containsExactly(
            "slipway.yaml:15: "
                + PLACE
                + "traffic: web-2 is on ECS, where a rolling deployment knows no shares. Leave out"
                + " traffic, or give the servers an environment of their own");
    assertThat(mistakes(mixed.replaceFirst("(?m)^.*traffic.*\\n", ""))).isEmpty();
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
    return FILE.replace("confirm: everyone", "confirm: everyone\n        " + line);
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

  private static List<String> mistakes(String text) {
    return switch (Texts.load(text)) {
      case Loaded.Good _ -> Collections.emptyList();
      case Loaded.Bad bad -> bad.text().lines().toList();
    };
  }
}
