package dev.slipway.sandbox.world;

import dev.slipway.adapters.builds.BuildLimits;
import dev.slipway.adapters.builds.CommandSettings;
import dev.slipway.adapters.ecs.EcsClients;
import dev.slipway.adapters.git.Credentials;
import dev.slipway.adapters.git.RepositorySettings;
import dev.slipway.adapters.images.RegistryLogins;
import dev.slipway.adapters.store.DatabaseSettings;
import dev.slipway.bot.Parts;
import dev.slipway.bot.slack.Secret;
import dev.slipway.bot.slack.SlackSettings;
import dev.slipway.core.app.App;
import dev.slipway.core.app.AppName;
import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.app.TargetName;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.build.ImageName;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.GroupId;
import dev.slipway.core.people.Right;
import dev.slipway.core.repository.Author;
import dev.slipway.core.repository.BranchName;
import dev.slipway.sandbox.build.SampleBuild;
import dev.slipway.sandbox.ecs.EcsPlan;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** temporary */
public final class BotInside {
  private BotInside() {}

  public static Parts settings(World world, DatabaseSettings database) {
    AppName shop = new AppName("shop");
    Right managers = new Right(false, List.of(new GroupId(Shop.MANAGERS)), List.of());
    List<TargetSpec> targets = new ArrayList<>();
    for (String flavor : Shop.FLAVORS) {
      targets.add(
          new TargetSpec.EcsService(
              new TargetName(flavor),
              flavor.equals("web") ? 1 : 2,
              "eu-west-1",
              "production",
              "production-" + flavor,
              "production-" + flavor));
    }
    App app =
        new App(
            shop,
            new BranchName("main"),
            "release/*",
            new ImageName(world.registry().address() + "/shop"),
            new ChannelId(Shop.CHANNEL),
            Right.forEveryone(),
            Optional.of(new EnvironmentName("production")),
            List.of(
                new Environment(
                    new EnvironmentName("staging"),
                    true,
                    List.of(
                        new TargetSpec.EcsService(
                            new TargetName("web"),
                            1,
                            "eu-west-1",
                            "staging",
                            "staging-web",
                            "staging-web")),
                    Right.nobody(),
                    Right.nobody(),
                    false,
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(10),
                    Optional.of("https://staging.example.com")),
                new Environment(
                    new EnvironmentName("production"),
                    false,
                    targets,
                    Right.forEveryone(),
                    managers,
                    false,
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(10),
                    Optional.empty())));
    return new Parts(
        new Apps(List.of(app)),
        SlackSettings.socket(new Secret(Shop.BOT_TOKEN), new Secret(Shop.APP_TOKEN))
            .withApi(URI.create(world.slack().apiUrl())),
        database,
        Map.of(
            shop,
            new RepositorySettings(
                shop,
                world.repository().directory().toUri().toString(),
                world.home().resolve("mirror"),
                new BranchName("main"),
                new Author("Slipway", "slipway@example.com"),
                new Credentials.None())),
        Map.of(
            shop,
            new Parts.BuilderSettings.Command(
                new CommandSettings(
                    SampleBuild.command(
                        "--repo",
                        world.repository().directory().toString(),
                        "--seconds",
                        "2",
                        "--fail-file",
                        world.buildFault().toString()),
                    Set.of(),
                    world.home().resolve("builds"),
                    BuildLimits.USUAL))),
        RegistryLogins.NONE,
        Map.of(
            "eu-west-1",
            new EcsClients.Settings(
                Optional.of(world.ecs().url()),
                Optional.of(
                    StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(EcsPlan.ACCESS_KEY, "secret"))))));
  }
}
