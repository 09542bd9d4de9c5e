package dev.slipway.bot.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.secret.Secret;
import dev.slipway.bot.slack.SlackSettings;
import dev.slipway.core.app.App;
import dev.slipway.core.app.AppName;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.app.Pace;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TargetSpec.EcsService;
import dev.slipway.core.people.GroupId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Right;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
  @TempDir Path folder;

  private final Settings settings = example();
  private final App shop = settings.apps().get(new AppName("shop"));

  @Test
  void slackIsReached() {
    assertThat(settings.slack().mode()).isEqualTo(SlackSettings.Mode.SOCKET);
    assertThat(settings.slack().botToken().value()).isEqualTo("xoxb-1");
    assertThat(settings.slack().appToken().orElseThrow().value()).isEqualTo("xapp-1");
  }

  @Test
  void whatIsNotSaidIsUsual() {
    assertThat(settings.http().address()).isEqualTo("127.0.0.1");
    assertThat(settings.http().port()).isEqualTo(8090);
    assertThat(settings.http().githubSecret()).isEmpty();
    assertThat(settings.database().maxConnections()).isEqualTo(10);
    assertThat(settings.workDirectory()).isEqualTo(Path.of("./.slipway"));
    assertThat(settings.builds()).isEqualTo(new Settings.Builds(2, 20));
    assertThat(settings.committer().author().name()).isEqualTo("Slipway");
    assertThat(settings.committer().signOff()).isFalse();
    assertThat(settings.committer().key()).isEmpty();
    assertThat(settings.of(new AppName("shop")).message()).isEmpty();
    assertThat(settings.regions())
        .isEqualTo(Map.of("eu-west-1", new Settings.Region(Optional.empty(), Optional.empty())));
  }

  @Test
  void catalogHasTheAppsInOrder() {
    assertThat(settings.apps().all())
        .extracting(app -> app.name().value())
        .containsExactly("shop", "tools", "site");
    assertThat(shop.environments())
        .extracting(each -> each.name().value())
        .containsExactly("staging", "production");
    assertThat(shop.releaseTo()).contains(new EnvironmentName("production"));
    assertThat(shop.trunk().value()).isEqualTo("main");
    assertThat(shop.releaseBranches()).isEqualTo("release/*");
    assertThat(shop.picks().who()).isEqualTo(Right.forEveryone());
  }

  @Test
  void rightsAreTheSumOfTheirGroups() {
    Environment production = shop.environments().getLast();

    assertThat(production.release())
        .isEqualTo(
            new Right(
                false,
                List.of(new GroupId("S0123456")),
                List.of(new PersonId("U0123456"), new PersonId("U0123457"))));
    assertThat(production.confirmWithin()).isEqualTo(Duration.ofMinutes(30));
    assertThat(production.deadline()).isEqualTo(Duration.ofMinutes(10));
    assertThat(production.fourEyes()).isFalse();
    assertThat(production.pace()).isEqualTo(Pace.AT_ONCE);
  }

  @Test
  void automaticEnvironmentIsForWhoeverMayPick() {
    Environment staging = shop.environments().getFirst();

    assertThat(staging.automatic()).isTrue();
    assertThat(staging.release()).isEqualTo(shop.picks().who());
    assertThat(staging.targets())
        .containsExactly(
            new EcsService(new TargetName("web"), 1, "eu-west-1", "staging", "shop-web", "app"));
  }

  @Test
  void adaptersFindWhatBelongsToTheirApp() {
    AppSettings shopSettings = settings.of(new AppName("shop"));
    AppSettings tools = settings.of(new AppName("tools"));

    assertThat(shopSettings.gitLogin()).isInstanceOf(AppSettings.GitLogin.Token.class);
    assertThat(shopSettings.registry().orElseThrow().username()).isEqualTo("slipway");
    assertThat(shopSettings.building().timeLimit()).isEqualTo(Duration.ofHours(1));
    assertThat(tools.registry()).isEmpty();
    assertThat(tools.gitLogin())
        .isEqualTo(
            new AppSettings.GitLogin.SshKey(
                Path.of("/etc/slipway/id_ed25519"), Path.of("/etc/slipway/known_hosts")));
    assertThat(tools.building().way())
        .isEqualTo(new AppSettings.Way.Command(List.of("./build.sh", "--push")));
  }

  @Test
  void anotherSystemBuilds() {
    AppSettings.Building github =
        building(
            "{ github-actions: { repository: team/shop, workflow: build.yml, token: t, ref: main,"
                + " inputs: { flavor: large } } }");
    assertThat(github.way())
        .isEqualTo(
            new AppSettings.Way.GithubActions(
                URI.create("https://api.github.com"),
                "team/shop",
                "build.yml",
                Optional.of("main"),
                new Secret("t"),
                Map.of("flavor", "large")));
    assertThat(github.silenceLimit()).isEqualTo(Duration.ofMinutes(30));

    AppSettings.Building gitlab =
        building(
            "{ gitlab: { project: team/shop, token: t, url: 'https://git.example.com/' },"
                + " silence-limit: 5m }");
    assertThat(gitlab.way())
        .isEqualTo(
            new AppSettings.Way.Gitlab(
                URI.create("https://git.example.com"),
                "team/shop",
                Optional.empty(),
                new Secret("t"),
                Map.of()));
    assertThat(gitlab.silenceLimit()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void jenkinsOrCodeBuildBuilds() {
    AppSettings.Building jenkins =
        building(
            "{ jenkins: { url: 'https://ci.example.com/jenkins/', job: team/shop image, username:"
                + " slipway, token: t, parameters: { FLAVOR: large } } }");
    assertThat(jenkins.way())
        .isEqualTo(
            new AppSettings.Way.Jenkins(
                URI.create("https://ci.example.com/jenkins"),
                "team/shop image",
                "slipway",
                new Secret("t"),
                Map.of("FLAVOR", "large")));
    assertThat(jenkins.silenceLimit()).isEqualTo(Duration.ofMinutes(10));
    assertThat(building("{ codebuild: { region: eu-central-1, project: shop-image } }").way())
        .isEqualTo(new AppSettings.Way.CodeBuild("eu-central-1", "shop-image"));
  }

  private static AppSettings.Building building(String block) {
    Settings read =
        good(
            Texts.SMALL.replaceFirst("pick: everyone", "build: " + block + "\n    pick: everyone"));
    return read.of(new AppName("shop")).building();
  }

  @Test
  void targetsGoLiveInWaves() {
    Settings waves = good(text().replace("# waves: [[web], [worker]]", "waves: [web, [worker]]"));

    assertThat(waves.apps().all().getFirst().environments().getLast().targets())
        .extracting(target -> target.name() + " " + target.wave())
        .containsExactly("web 1", "worker 2");
  }

  @Test
  void taskDefinitionsAreKeptAsOftenAsItSaysOrForEver() {
    assertThat(settings.keptTaskDefinitions()).contains(20);
    assertThat(good(kept("50")).keptTaskDefinitions()).contains(50);
    assertThat(good(kept("all")).keptTaskDefinitions()).isEmpty();
  }

  private static String kept(String many) {
    return text().replace("aws:\n", "aws:\n  keep-task-definitions: " + many + "\n");
  }

  @Test
  void standInsAreReachedWithKeysOfTheirOwn() {
    Settings standIn =
        good(
            text()
                .replace(
                    "eu-west-1: {}",
                    "eu-west-1: { endpoint: 'http://127.0.0.1:4004', access-key-id: a,"
                        + " secret-access-key: '${GIT_TOKEN}' }"));

    assertThat(standIn.regions())
        .isEqualTo(
            Map.of(
                "eu-west-1",
                new Settings.Region(
                    Optional.of(URI.create("http://127.0.0.1:4004")),
                    Optional.of(new Settings.Keys("a", new Secret("git-token"))))));
  }

  @Test
  void aRegionOfAnotherAccountHasANameOfItsOwn() {
    String arn = "arn:aws:iam::210987654321:role/slipway";
    Settings two =
        good(
            text()
                .replace(
                    "eu-west-1: {}",
                    "eu-west-1: {}\n    billing: { region: eu-west-1, role: '%s', external-id: us }"
                        .formatted(arn)));

    assertThat(two.regions().get("billing"))
        .isEqualTo(
            new Settings.Region(
                Optional.empty(),
                Optional.empty(),
                Optional.of("eu-west-1"),
                Optional.of(new Settings.Role(arn, Optional.of("us"))),
                Optional.empty()));
    assertThat(mistakes(text().replace("eu-west-1: {}", "eu-west-1: { role: slipway }")))
        .contains("\"slipway\" is not the ARN of a role");
    assertThat(mistakes(text().replace("eu-west-1: {}", "eu-west-1: { external-id: us }")))
        .contains("external-id belongs to a role");
  }

  @Test
  void eventsOfARegionComeToAQueue() {
    String queue = "https://sqs.eu-west-1.amazonaws.com/123456789012/slipway-events";

    Settings settings =
        good(text().replace("eu-west-1: {}", "eu-west-1: { events: '%s' }".formatted(queue)));

    assertThat(settings.regions().values())
        .singleElement()
        .satisfies(region -> assertThat(region.events()).contains(URI.create(queue)));
  }

  @Test
  void secretsAreNeverShown() {
    assertThat(settings.toString())
        .doesNotContain("xoxb-1", "xapp-1", "git-token", "registry-password");
  }

  @Test
  void thereIsNoSuchFile() {
    assertThat(bad(folder.resolve("none.yaml"))).contains("none.yaml: there is no such file");
  }

  @Test
  void directoryIsNoFile() {
    assertThat(bad(folder)).endsWith(": is a directory, not a file");
  }

  @Test
  void emptyFileIsNamed() throws IOException {
    assertThat(bad(file("# nothing but this\n"))).endsWith("slipway.yaml: is empty");
  }

  @Test
  void largeFileIsNotRead() throws IOException {
    assertThat(bad(file("#".repeat(1024 * 1024 + 1)))).endsWith(": is larger than 1 MiB");
  }

  @Test
  void fileIsUtf8() throws IOException {
    Path file = Files.write(folder.resolve("slipway.yaml"), new byte[] {'a', (byte) 0xff});

    assertThat(bad(file)).endsWith(": is not UTF-8 text");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("slipway.yaml"), text);
  }

  private static Settings example() {
    return good(text());
  }

  private static Settings good(String text) {
    return switch (Texts.load(text)) {
      case Loaded.Good(Settings settings) -> settings;
      case Loaded.Bad bad -> throw new AssertionError(bad.text());
    };
  }

  private static String mistakes(String text) {
    return ((Loaded.Bad) Texts.load(text)).text();
  }

  private static String bad(Path file) {
    return ((Loaded.Bad) SettingsFile.load(file, Map.of())).text();
  }

  private static String text() {
    return Texts.example();
  }
}
