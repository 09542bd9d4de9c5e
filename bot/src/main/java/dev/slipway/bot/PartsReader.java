package dev.slipway.bot;

import dev.slipway.adapters.aws.AssumedRole;
import dev.slipway.adapters.aws.AwsHttp;
import dev.slipway.adapters.githost.Credentials;
import dev.slipway.adapters.githost.Kept;
import dev.slipway.adapters.githost.KnownHosts;
import dev.slipway.adapters.githost.RepositorySettings;
import dev.slipway.adapters.images.ImageLocation;
import dev.slipway.adapters.images.RegistryLogin;
import dev.slipway.adapters.images.RegistryLogins;
import dev.slipway.adapters.images.RegistrySettings;
import dev.slipway.adapters.replay.CommitPages;
import dev.slipway.adapters.replay.Imprint;
import dev.slipway.adapters.store.DatabaseSettings;
import dev.slipway.bot.config.AppSettings;
import dev.slipway.bot.config.Settings;
import dev.slipway.bot.secret.Secret;
import dev.slipway.core.app.App;
import dev.slipway.core.app.AppName;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.TargetSpec;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Turns the configuration into what each adapter wants to be told. */
final class PartsReader {
  private final Settings settings;

  private PartsReader(Settings settings) {
    this.settings = settings;
  }

  static Parts read(Settings settings) {
    PartsReader reader = new PartsReader(settings);
    return new Parts(
        settings.apps(),
        settings.slack(),
        reader.database(),
        reader.eachApp(reader::repository),
        reader.eachApp(reader::builder),
        new Parts.GitCache(reader.mirrors(), settings.gitCacheBytes()),
        reader.logins(),
        new RegistrySettings(settings.plainRegistries(), RegistrySettings.USUAL.timeout()),
        reader.regions(),
        settings.keptTaskDefinitions(),
        reader.eventQueues(),
        settings.ssh(),
        settings.places(),
        settings.signals(),
        settings.http().githubSecret().isPresent() || settings.http().gitlabToken().isPresent());
  }

  private <T> Map<AppName, T> eachApp(BiFunction<App, AppSettings, T> read) {
    Map<AppName, T> things = new HashMap<>();
    for (App app : settings.apps().all()) {
      things.put(app.name(), read.apply(app, settings.of(app.name())));
    }
    return things;
  }

  private DatabaseSettings database() {
    Settings.Database database = settings.database();
    return new DatabaseSettings(
        database.url(),
        database.user().orElse("sa"),
        () -> database.password().map(Secret::value).orElse(""),
        database.maxConnections());
  }

  private RepositorySettings repository(App app, AppSettings each) {
    return new RepositorySettings(
        app.name(),
        each.repository(),
        mirrors().resolve(app.name().value()),
        app.trunk(),
        settings.committer().author(),
        new Imprint(
            each.message(),
            settings.committer().signOff(),
            settings.committer().key(),
            CommitPages.of(each.repository())),
        switch (each.gitLogin()) {
          case AppSettings.GitLogin.None() -> new Credentials.None();
          case AppSettings.GitLogin.Token(var username, var token) ->
              new Credentials.Token(username, token::value);
          case AppSettings.GitLogin.SshKey(var key, var knownHosts) ->
              new Credentials.SshKey(key, new KnownHosts.InFile(knownHosts));
        },
        each.wholeMirror() ? Kept.ALL : Kept.needed(app.trunk(), app.releaseBranches()));
  }

  private Path mirrors() {
    return settings.workDirectory().resolve("git");
  }

  private Parts.BuilderSettings builder(App app, AppSettings each) {
    return BuilderParts.read(settings, each.building());
  }

  /** By the registry that the image of an app names. */
  private RegistryLogins logins() {
    Map<String, RegistryLogin> logins = new HashMap<>();
    for (App app : settings.apps().all()) {
      settings
          .of(app.name())
          .registry()
          .ifPresent(
              login ->
                  logins.put(
                      ImageLocation.of(app.image()).registry(),
                      new RegistryLogin(login.username(), login.password().value())));
    }
    return registry -> Optional.ofNullable(logins.get(registry));
  }

  private Map<String, AwsHttp.Access> regions() {
    Map<String, AwsHttp.Access> regions = new HashMap<>();
    settings
        .regions()
        .forEach(
            (name, region) ->
                regions.put(
                    name,
                    new AwsHttp.Access(
                        region.endpoint(), credentials(name, region), region.region())));
    return regions;
  }

  private Map<String, URI> eventQueues() {
    Map<String, URI> queues = new HashMap<>();
    settings
        .regions()
        .forEach((name, region) -> region.events().ifPresent(url -> queues.put(name, url)));
    return queues;
  }

  private Optional<AwsCredentialsProvider> credentials(String name, Settings.Region region) {
    Optional<AwsCredentialsProvider> own = region.keys().map(PartsReader::credentials);
    AwsHttp.Access access = new AwsHttp.Access(region.endpoint(), own);
    return region
        .role()
        .<AwsCredentialsProvider>map(
            role ->
                new AssumedRole(
                    new AssumedRole.Role(role.arn(), role.externalId(), session(name)),
                    access,
                    region.region().orElse(name)))
        .or(() -> own);
  }

  /** Names the apps whose releases go there, for whoever reads the log of the account. */
  private String session(String region) {
    return settings.apps().all().stream()
        .filter(app -> app.environments().stream().anyMatch(each -> isIn(region, each)))
        .map(app -> app.name().value())
        .collect(Collectors.joining("+", "slipway+", ""));
  }

  private static boolean isIn(String region, Environment environment) {
    return environment.targets().stream()
        .anyMatch(
            target ->
                target instanceof TargetSpec.EcsService service && service.region().equals(region));
  }

  private static AwsCredentialsProvider credentials(Settings.Keys keys) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey().value()));
  }
}
