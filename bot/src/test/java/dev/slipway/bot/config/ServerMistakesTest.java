package dev.slipway.bot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be wrong about targets that are servers. */
class ServerMistakesTest {
  private static final String PLACE = "apps.site.environments.production.";

  @ParameterizedTest(name = "{0} -> {1}")
  @MethodSource({"reaching", "layouts", "targets", "paces", "signals"})
  void mistakeIsExplained(String right, String wrong, String told) {
    assertThat(Texts.SERVERS).contains(right);
    assertThat(mistakes(Texts.SERVERS.replace(right, wrong)))
        .containsExactly("slipway.yaml:" + told);
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
            "servers: { port: 18100, health: /up, version: /version, cron: [cron], unreachable: skip }",
            "14: %sservers.unreachable: \"skip\" is neither stop nor leave-out. Example: stop"
                .formatted(PLACE)),
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
            "port: 18200",
            "ecs: { cluster: p }",
            "18: %s.web-2.ecs: it is on a server already. Leave out one, or make it two targets"
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

  static Stream<Arguments> signals() {
    String query = "url: http://p.example.com:9090, query: up";
    return Stream.of(
        signal(
            "{}",
            ": is neither a query nor an alarm. Example: prometheus: { url: http://127.0.0.1:9090, query: shop:errors:ratio, above: 0.01 }, or cloudwatch-alarm: { region: eu-west-1, name: shop-5xx }"),
        signal(
            "{ prometheus: { %s } }".formatted(query),
            ".prometheus: needs one of above and below, the limit beyond which it is bad"),
        signal(
            "{ prometheus: { %s, above: much } }".formatted(query),
            ".prometheus.above: \"much\" is not a number. Example: 0.01"),
        signal(
            "{ prometheus: { %s, above: 1, enough: up } }".formatted(query),
            ".prometheus: enough and at-least go together: what counts the traffic, and how much of it"),
        signal(
            "{ prometheus: { %s, above: 1, token: s3cret } }".formatted(query),
            ".prometheus.url: \"http://p.example.com:9090\" would show the token to others on the way. Use https://. Example: http://127.0.0.1:9090"),
        signal(
            "{ cloudwatch-alarm: { region: eu-west-1, name: shop-5xx } }",
            ".cloudwatch-alarm.region: no region \"eu-west-1\" under aws.regions. Example: eu-west-1"),
        arguments(
            "confirm: everyone",
            "confirm: everyone\n        signals: { up: { prometheus: { %s, below: 1 } } }"
                .formatted(query),
            "14: %ssignals: are looked at while a share of the users is on the new build, and while what all of them have soaks; there is neither. Leave them out, or add traffic or soak. Example: soak: 5m"
                .formatted(PLACE)));
  }

  @Test
  void signalsNeedNoSharesWhereWhatAllUsersHaveSoaks() {
    String watched =
        "%s\n        signals: { up: { prometheus: { url: http://p.example.com:9090, query: up, below: 1 } } }";

    assertThat(mistakes(with(watched.formatted("soak: 5m")))).isEmpty();
    assertThat(mistakes(with(watched.formatted("soak: 0s")))).hasSize(1);
  }

  private static Arguments signal(String source, String told) {
    return arguments(
        "confirm: everyone",
        "confirm: everyone\n        traffic: { shares: [5] }\n        signals: { errors: %s }"
            .formatted(source),
        "15: " + PLACE + "signals.errors" + told);
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
        Texts.SERVERS
            .substring(Texts.SERVERS.indexOf("  site:"))
            .replace("site", "shop")
            .replace("port: 18100", "port: 18104");

    assertThat(mistakes(Texts.SERVERS + shop))
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

    assertThat(mistakes(Texts.SERVERS.replaceFirst("web-2: .*", strange)))
        .containsExactly(
            place
                + ": is neither on a server nor on ECS. Example: server: deploy@web-1.example.com,"
                + " or ecs: { region: eu-west-1, cluster: production, service: shop-web, container:"
                + " app }",
            place + ".kubernetes: is no key that is known here. Known are server, ecs");
  }

  @Test
  void serversWantTheirBlockAndTheBlockServers() {
    String bare =
        Texts.SERVERS.replaceFirst("(?m)^.* servers: .*\\n", "").replace(", cron: true", "");
    assertThat(mistakes(bare))
        .containsExactly(
            "slipway.yaml:11: " + PLACE + "servers: missing. Example: " + LayoutReader.EXAMPLE);

    String ecs = "{ ecs: { region: eu-west-1, cluster: p, service: %s, container: app } }";
    String elsewhere =
        Texts.SERVERS
            .replace("apps:", "aws: { regions: { eu-west-1: {} } }\napps:")
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

  private static String with(String line) {
    return Texts.SERVERS.replace("confirm: everyone", "confirm: everyone\n        " + line);
  }

  private static List<String> mistakes(String text) {
    return switch (Texts.load(text)) {
      case Loaded.Good _ -> List.of();
      case Loaded.Bad bad -> bad.text().lines().toList();
    };
  }
}
