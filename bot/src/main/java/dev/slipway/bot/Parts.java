package dev.slipway.bot;

import dev.slipway.adapters.aws.AwsHttp;
import dev.slipway.adapters.builds.CommandSettings;
import dev.slipway.adapters.builds.DockerSettings;
import dev.slipway.adapters.codebuild.CodeBuildSettings;
import dev.slipway.adapters.githost.RepositorySettings;
import dev.slipway.adapters.github.GithubSettings;
import dev.slipway.adapters.gitlab.GitlabSettings;
import dev.slipway.adapters.images.RegistryLogins;
import dev.slipway.adapters.images.RegistrySettings;
import dev.slipway.adapters.jenkins.JenkinsSettings;
import dev.slipway.adapters.servers.ServerPlace;
import dev.slipway.adapters.signals.SignalPlace;
import dev.slipway.adapters.signals.SignalSettings;
import dev.slipway.adapters.ssh.SshSettings;
import dev.slipway.adapters.store.DatabaseSettings;
import dev.slipway.bot.slack.SlackSettings;
import dev.slipway.core.app.AppName;
import dev.slipway.core.app.Apps;
import dev.slipway.core.app.TargetSpec;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that {@link Slipway} is put together from.
 *
 * @param repositories one for each app
 * @param builders one for each app
 * @param gitCache bounds the mirrors of all repositories
 * @param regions how each AWS region is reached, by name
 * @param keptTaskDefinitions how many of a family stay registered; empty for all
 * @param eventQueues the queues of SQS that events of ECS come to, by the name of the region
 * @param ssh how plain servers are reached; empty when no target is one
 * @param places where each target is that is a server
 * @param signals where each signal comes from
 * @param toldOfPushes whether git hosts send webhooks
 */
public record Parts(
    Apps apps,
    SlackSettings slack,
    DatabaseSettings database,
    Map<AppName, RepositorySettings> repositories,
    Map<AppName, BuilderSettings> builders,
    GitCache gitCache,
    RegistryLogins registries,
    RegistrySettings registrySettings,
    Map<String, AwsHttp.Access> regions,
    Optional<Integer> keptTaskDefinitions,
    Map<String, URI> eventQueues,
    Optional<SshSettings> ssh,
    Map<TargetSpec.Server, ServerPlace> places,
    Map<SignalPlace, SignalSettings> signals,
    boolean toldOfPushes) {
  public Parts {
    repositories = Map.copyOf(repositories);
    builders = Map.copyOf(builders);
    regions = Map.copyOf(regions);
    eventQueues = Map.copyOf(eventQueues);
    places = Map.copyOf(places);
    signals = Map.copyOf(signals);
  }

  /** How a region is reached; as the machine is set up when the configuration does not say. */
  public AwsHttp.Access access(String region) {
    return regions.getOrDefault(region, AwsHttp.Access.defaults());
  }

  /** Where a target of the configuration is. */
  public ServerPlace place(TargetSpec.Server server) {
    ServerPlace place = places.get(server);
    if (place == null) {
      throw new IllegalStateException("target %s left the configuration".formatted(server.name()));
    }
    return place;
  }

  /**
   * @param folder where all mirrors are
   * @param most bytes
   */
  public record GitCache(Path folder, long most) {}

  /** How an app is built. */
  public sealed interface BuilderSettings {
    record Command(CommandSettings settings) implements BuilderSettings {}

    record Docker(DockerSettings settings) implements BuilderSettings {}

    record GithubActions(GithubSettings settings) implements BuilderSettings {}

    record Gitlab(GitlabSettings settings) implements BuilderSettings {}

    record Jenkins(JenkinsSettings settings) implements BuilderSettings {}

    record CodeBuild(CodeBuildSettings settings) implements BuilderSettings {}
  }
}
