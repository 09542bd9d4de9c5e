package dev.slipway.bot.config;

import dev.slipway.bot.http.HttpSettings;
import dev.slipway.bot.secret.Secret;
import dev.slipway.bot.yaml.Named;
import dev.slipway.bot.yaml.Section;
import dev.slipway.core.app.App;
import dev.slipway.core.app.AppName;
import dev.slipway.core.app.Apps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The top of the file. */
final class SettingsReader {
  private final Section root;
  private final Map<String, String> environment;

  SettingsReader(Section root, Map<String, String> environment) {
    this.root = root;
    this.environment = environment;
  }

  Settings settings() {
    Section aws = root.section("aws");
    Map<String, Settings.Region> regions = AwsReader.regions(aws.section("regions"));
    SshReader ssh = SshReader.read(root, environment);
    ServerReader servers = new ServerReader(ssh.jump());
    Rights rights = Rights.read(root.section("groups"));
    Map<AppName, AppSettings> appSettings = new LinkedHashMap<>();
    TargetReader targets = new TargetReader(regions.keySet(), servers);
    SignalReader signals = new SignalReader(targets::region);
    Apps apps = apps(targets, signals, rights, appSettings);
    if (!servers.places().isEmpty() && ssh.settings().isEmpty()) {
      root.missing("ssh", SshReader.EXAMPLE);
    }
    return new Settings(
        SlackReader.slack(
            root.requiredSection(
                "slack",
                "slack: { bot-token: \"${SLACK_BOT_TOKEN}\", app-token: \"${SLACK_APP_TOKEN}\" }")),
        database(root.section("database")),
        http(root.section("http"), root.section("webhooks")),
        root.usually("work-directory", "./.slipway", Forms::path),
        root.usually("git-cache", "20GB", Forms::size),
        CommitterReader.read(
            root.requiredSection(
                "committer", "committer: { name: Slipway, email: slipway@example.com }")),
        builds(root.section("builds")),
        regions,
        AwsReader.keptTaskDefinitions(aws),
        plainRegistries(),
        ssh.settings(),
        servers.places(),
        signals.sources(),
        apps,
        appSettings);
  }

  private Set<String> plainRegistries() {
    return root.find("plain-registries")
        .map(list -> list.items().stream())
        .orElseGet(Stream::of)
        .map(each -> each.as("registry.internal:5000", Places::registry))
        .collect(Collectors.toSet());
  }

  private static Settings.Database database(Section database) {
    String url = database.usually("url", "jdbc:h2:file:./.slipway/slipway", Places::database);
    Optional<String> user = database.optional("user", "slipway", Forms::text);
    Optional<Secret> password =
        database.optional("password", "${SLIPWAY_DB_PASSWORD}", Secret::new);
    if (url.startsWith("jdbc:postgresql:") && user.isEmpty()) {
      database.mistake("PostgreSQL needs a user. Example: user: slipway");
    }
    return new Settings.Database(
        url, user, password, database.usually("max-connections", "10", Forms.number(2, 200)));
  }

  private static HttpSettings http(Section http, Section webhooks) {
    return new HttpSettings(
        http.usually("address", "127.0.0.1", Forms::text),
        http.usually("port", "8090", Forms.number(0, 65535)),
        webhooks.optional("github-secret", "${GITHUB_WEBHOOK_SECRET}", Secret::new),
        webhooks.optional("gitlab-token", "${GITLAB_WEBHOOK_TOKEN}", Secret::new));
  }

  private static Settings.Builds builds(Section builds) {
    return new Settings.Builds(
        builds.usually("at-once", "2", Forms.number(1, 100)),
        builds.usually("keep", "20", Forms.number(1, 10_000)));
  }

  private Apps apps(
      TargetReader targets,
      SignalReader signals,
      Rights rights,
      Map<AppName, AppSettings> appSettings) {
    Section section = root.requiredSection("apps", "apps: { shop: { channel: C0123456, … } }");
    List<Named> named = section.named();
    if (named.isEmpty()) {
      section.mistake("names no app");
    }
    AppReader reader = new AppReader(rights, targets, signals, environment);
    List<App> apps = new ArrayList<>();
    for (Named each : named) {
      AppName name = each.as("shop", AppName::new);
      AppReader.Parts parts = reader.read(name, each.section());
      apps.add(parts.app());
      appSettings.put(name, parts.settings());
    }
    return new Apps(apps);
  }
}
