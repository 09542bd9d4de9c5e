package dev.slipway.bot.config;

import dev.slipway.adapters.servers.ServerPlace;
import dev.slipway.adapters.signals.SignalPlace;
import dev.slipway.adapters.signals.SignalSettings;
import dev.slipway.adapters.signing.SigningKey;
import dev.slipway.adapters.ssh.SshSettings;
import dev.slipway.bot.http.HttpSettings;
import dev.slipway.bot.secret.Secret;
import dev.slipway.bot.slack.SlackSettings;
import dev.slipway.core.app.AppName;
import dev.slipway.core.app.Apps;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.repository.Author;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything the bot is told.
 *
 * @param workDirectory git mirrors and builds; a cache that may be deleted
 * @param gitCacheBytes how much of the work directory the git mirrors may take
 * @param committer the bot as git shows it
 * @param regions the AWS regions that targets may be in, by name
 * @param keptTaskDefinitions how many of a family stay registered; empty for all
 * @param ssh how plain servers are reached; empty when the file does not say, and then no target is
 *     one
 * @param places where each target is that is a server
 * @param signals where each signal comes from
 * @param apps the catalog that the rules read
 * @param appSettings how to reach what belongs to an app; has every app of the catalog
 */
public record Settings(
    SlackSettings slack,
    Database database,
    HttpSettings http,
    Path workDirectory,
    long gitCacheBytes,
    Committer committer,
    Builds builds,
    Map<String, Region> regions,
    Optional<Integer> keptTaskDefinitions,
    Set<String> plainRegistries,
    Optional<SshSettings> ssh,
    Map<TargetSpec.Server, ServerPlace> places,
    Map<SignalPlace, SignalSettings> signals,
    Apps apps,
    Map<AppName, AppSettings> appSettings) {
  public Settings {
    regions = Map.copyOf(regions);
    plainRegistries = Set.copyOf(plainRegistries);
    places = Map.copyOf(places);
    signals = Map.copyOf(signals);
    appSettings = Map.copyOf(appSettings);
  }

  /** What belongs to an app of the catalog. */
  public AppSettings of(AppName app) {
    AppSettings found = appSettings.get(app);
    if (found == null) {
      throw new IllegalArgumentException("no app \"%s\" in the configuration".formatted(app));
    }
    return found;
  }

  /**
   * @param url begins with {@code jdbc:postgresql:} or {@code jdbc:h2:}; holds no password
   * @param maxConnections at least 2
   */
  public record Database(
      String url, Optional<String> user, Optional<Secret> password, int maxConnections) {}

  /**
   * @param author the name and the address
   * @param signOff whether the bot adds its {@code Signed-off-by}
   * @param key signs what lands; empty when nothing is signed
   */
  public record Committer(Author author, boolean signOff, Optional<SigningKey> key) {}

  /**
   * What this host gives to the builds of all apps.
   *
   * @param atOnce how many run side by side
   * @param keep how many ended ones of an app stay on disk with their output
   */
  public record Builds(int atOnce, int keep) {}

  /**
   * @param endpoint where a stand-in for AWS answers; empty for AWS
   * @param keys empty for the SDK's own search: environment, profile, role
   * @param region which region it is, where the name is not that of one
   * @param role what is assumed there
   * @param events the queue of SQS that the events of ECS come to
   */
  public record Region(
      Optional<URI> endpoint,
      Optional<Keys> keys,
      Optional<String> region,
      Optional<Role> role,
      Optional<URI> events) {
    /** One by its own name, in the bot's own account. */
    public Region(Optional<URI> endpoint, Optional<Keys> keys) {
      this(endpoint, keys, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * A role of AWS, of this account or another.
   *
   * @param externalId what its owner wants to be told
   */
  public record Role(String arn, Optional<String> externalId) {}

  /** Fixed AWS credentials. */
  public record Keys(String accessKeyId, Secret secretAccessKey) {}
}
