package dev.slipway.sandbox.world;

import dev.slipway.sandbox.build.SampleBuild;
import dev.slipway.sandbox.ecs.EcsPlan;
import dev.slipway.sandbox.git.SampleRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The configuration of a bot in the sandbox: the same file as in production, with local addresses.
 *
 * @param databaseUrl a JDBC URL
 * @param databaseUser may be empty
 * @param workDirectory of this bot alone, or shared by replicas on this machine
 * @param buildSeconds how long a build of the shop takes
 */
public record BotFile(
    String databaseUrl,
    String databaseUser,
    String databasePassword,
    Path workDirectory,
    int buildSeconds) {

  /** One bot with a database file in the world's home. */
  public static BotFile alone(World world, int buildSeconds) {
    return new BotFile(
        "jdbc:h2:file:" + world.home().resolve("slipway"),
        "sa",
        "",
        world.home().resolve("work"),
        buildSeconds);
  }

  /** Writes the file and returns its path. */
  public Path write(World world) {
    Path file = world.home().resolve("slipway.yaml");
    try {
      return Files.writeString(file, text(world) + site(world));
    } catch (IOException e) {
      throw new UncheckedIOException("failed to write " + file, e);
    }
  }

  private String text(World world) {
    return """
        slack:
          bot-token: %s
          app-token: %s
          api-url: %s
        committer:
          email: slipway@example.com
        database:
          url: %s
          user: %s
          %s
        http:
          port: 0
        work-directory: %s
        aws:
          regions:
            eu-west-1: { endpoint: "%s", access-key-id: %s, secret-access-key: sandbox }
        %sgroups:
          release-managers: { group: %s }
        apps:
          shop:
            channel: %s
            repository:
              url: %s
            image: %s/shop
            build:
              command: [%s]
            pick: everyone
            release-to: production
            environments:
              staging:
                automatic: true
                link: https://staging.example.com
                targets:
                  web:
                    ecs: %s
              production:
                release: everyone
                confirm: [release-managers]
                waves: [[web], [api, worker]]
                targets:
        %s"""
        .formatted(
            Shop.BOT_TOKEN,
            Shop.APP_TOKEN,
            world.slack().apiUrl(),
            quoted(databaseUrl),
            databaseUser,
            databasePassword.isEmpty() ? "" : "password: " + quoted(databasePassword),
            quoted(workDirectory.toString()),
            world.ecs().url(),
            EcsPlan.ACCESS_KEY,
            world.site().map(site -> new SiteFile(site).ssh()).orElse(""),
            Shop.MANAGERS,
            Shop.CHANNEL,
            quoted(world.repository().directory().toUri().toString()),
            world.registry().address(),
            build(world, world.repository()),
            ecs(Shop.STAGING, "web"),
            Shop.FLAVORS.stream()
                .map(
                    flavor ->
                        "          %s: { ecs: %s }\n"
                            .formatted(flavor, ecs(Shop.PRODUCTION, flavor)))
                .collect(Collectors.joining()));
  }

  private String site(World world) {
    return world
        .site()
        .map(
            site ->
                new SiteFile(site)
                    .app(Site.image(world.registry()), build(world, site.repository())))
        .orElse("");
  }

  private String build(World world, SampleRepository repository) {
    List<String> words =
        SampleBuild.command(
            "--repo",
            repository.directory().toString(),
            "--seconds",
            Integer.toString(buildSeconds),
            "--fail-file",
            world.buildFault().toString());
    return words.stream().map(BotFile::quoted).collect(Collectors.joining(", "));
  }

  private static String ecs(String cluster, String flavor) {
    String service = cluster + "-" + flavor;
    return "{ region: eu-west-1, cluster: %s, service: %s, container: %s }"
        .formatted(cluster, service, service);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("${", "$${") + "\"";
  }
}
