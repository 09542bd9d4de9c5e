package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.ecs.EcsPlan;
import dev.slipway.sandbox.ecs.EcsStandIn;
import dev.slipway.sandbox.fleet.ServicePlan;
import dev.slipway.sandbox.fleet.StartTime;
import dev.slipway.sandbox.registry.RegistryStandIn;
import dev.slipway.sandbox.slack.SlackStandIn;
import dev.slipway.sandbox.slack.StandInSettings;
import dev.slipway.sandbox.workspace.WorkspacePlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** Stand-ins for a company with many apps, each with a repository, an author and a service. */
final class ManyApps implements AutoCloseable {
  static final String CLUSTER = "staging";
  static final String BRANCH = "release/1";
  static final String BOT_TOKEN = "xoxb-bench-bot";
  static final String APP_TOKEN = "xapp-bench-app";
  private static final String BOT = "USLIPWAY";
  private static final StartTime START_TIME = StartTime.exactly(Duration.ofSeconds(8));
  private static final double SPEED = 2;

  private final Path home;
  private final List<BenchApp> apps;
  private final RegistryStandIn registry;
  private final EcsStandIn ecs;
  private final SlackStandIn slack;

  private ManyApps(
      Path home,
      List<BenchApp> apps,
      RegistryStandIn registry,
      EcsStandIn ecs,
      SlackStandIn slack) {
    this.home = home;
    this.apps = apps;
    this.registry = registry;
    this.ecs = ecs;
    this.slack = slack;
  }

  static ManyApps start(Path home, int count) {
    RegistryStandIn registry = RegistryStandIn.start(0);
    BenchImages images = BenchImages.in(home, registry.address());
    List<BenchApp> apps =
        IntStream.rangeClosed(1, count)
            .mapToObj(number -> BenchApp.create(home, "app%02d".formatted(number), images))
            .toList();
    ServicePlan[] services =
        apps.stream()
            .map(app -> ServicePlan.web(app.name(), app.running()).withStartTime(START_TIME))
            .toArray(ServicePlan[]::new);
    EcsStandIn ecs = EcsStandIn.start(EcsPlan.of(CLUSTER, services).withImages(images::digest));
    ecs.run(SPEED);
    SlackStandIn slack =
        SlackStandIn.start(workspace(apps), StandInSettings.forTests().withRateLimits(true));
    return new ManyApps(home, apps, registry, ecs, slack);
  }

  List<BenchApp> apps() {
    return apps;
  }

  EcsStandIn ecs() {
    return ecs;
  }

  SlackStandIn slack() {
    return slack;
  }

  Path home() {
    return home;
  }

  /** The bot's configuration; with a secret it is told of pushes. */
  Path configuration(String databaseUrl, String name, String webhookSecret) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        slack: { bot-token: %s, app-token: %s, api-url: "%s" }
        committer: { email: slipway@example.com }
        database: { url: "%s", user: postgres }
        http: { port: 0 }
        work-directory: "%s"
        builds: { at-once: 40 }
        aws:
          regions:
            eu-west-1: { endpoint: "%s", access-key-id: %s, secret-access-key: bench }
        """
            .formatted(
                BOT_TOKEN,
                APP_TOKEN,
                slack.apiUrl(),
                databaseUrl,
                home.resolve(name),
                ecs.url(),
                EcsPlan.ACCESS_KEY));
    if (!webhookSecret.isEmpty()) {
      text.append("webhooks: { github-secret: %s }\n".formatted(webhookSecret));
    }
    text.append("apps:\n");
    apps.forEach(app -> text.append(configuration(app)));
    try {
      return Files.writeString(home.resolve(name + ".yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String configuration(BenchApp app) {
    return """
          %s:
            channel: %s
            repository: { url: "%s" }
            image: %s/%s
            build: { command: [/bin/sh, "%s"] }
            pick: everyone
            environments:
              staging:
                automatic: true
                targets:
                  web:
                    ecs: { region: eu-west-1, cluster: %s, service: %s, container: %s }
        """
        .formatted(
            app.name(),
            channel(app),
            app.url(),
            registry.address(),
            app.name(),
            app.images().script(),
            CLUSTER,
            app.name(),
            app.name());
  }

  private static WorkspacePlan workspace(List<BenchApp> apps) {
    List<WorkspacePlan.PersonPlan> people = new ArrayList<>();
    List<WorkspacePlan.ChannelPlan> channels = new ArrayList<>();
    for (BenchApp app : apps) {
      String person = author(app);
      people.add(new WorkspacePlan.PersonPlan(person, app.name(), "Author", app.email()));
      channels.add(
          new WorkspacePlan.ChannelPlan(channel(app), app.name(), false, List.of(person, BOT)));
    }
    return new WorkspacePlan(
        "TBENCH",
        "Bench",
        "ASLIPWAY",
        new WorkspacePlan.BotPlan(BOT, "BSLIPWAY", "slipway", BOT_TOKEN),
        APP_TOKEN,
        "bench-signing-secret",
        people,
        channels,
        List.of(),
        WorkspacePlan.USUAL_SCOPES,
        WorkspacePlan.USUAL_EVENTS,
        Set.of("/slipway"));
  }

  static String author(BenchApp app) {
    return "U" + app.name().toUpperCase(Locale.ROOT);
  }

  private static String channel(BenchApp app) {
    return "C" + app.name().toUpperCase(Locale.ROOT);
  }

  @Override
  public void close() {
    slack.close();
    ecs.close();
    registry.close();
  }
}
