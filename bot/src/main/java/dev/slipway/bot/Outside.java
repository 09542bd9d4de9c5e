package dev.slipway.bot;

import dev.slipway.adapters.account.Accounts;
import dev.slipway.adapters.aws.AwsHttp;
import dev.slipway.adapters.codebuild.CodeBuildClients;
import dev.slipway.adapters.ecs.EcsClients;
import dev.slipway.adapters.ecs.EcsTargets;
import dev.slipway.adapters.git.GitRepository;
import dev.slipway.adapters.images.EcrLogins;
import dev.slipway.adapters.images.EcrTokens;
import dev.slipway.adapters.images.RegistryImages;
import dev.slipway.adapters.images.RegistryLogins;
import dev.slipway.adapters.logs.LogClients;
import dev.slipway.adapters.logs.LogTails;
import dev.slipway.adapters.mirror.CacheLimit;
import dev.slipway.adapters.scaling.ScalingClients;
import dev.slipway.adapters.scaling.ServiceScalings;
import dev.slipway.adapters.servers.ServerTargets;
import dev.slipway.adapters.servers.Servers;
import dev.slipway.adapters.signals.ConfiguredSignals;
import dev.slipway.adapters.ssh.SshServers;
import dev.slipway.bot.metrics.Measured;
import dev.slipway.bot.metrics.Metrics;
import dev.slipway.core.app.AppName;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.build.Builder;
import dev.slipway.core.build.Images;
import dev.slipway.core.release.Revisions;
import dev.slipway.core.release.Scaling;
import dev.slipway.core.release.Target;
import dev.slipway.core.release.Targets;
import dev.slipway.core.release.Tasks;
import dev.slipway.core.signal.Signals;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/**
 * The systems that picks, builds and releases are about. Makes their adapters, asks nothing yet.
 */
final class Outside implements AutoCloseable {
  private final Opened opened = new Opened();
  private final CacheLimit gitCache;
  private final ByName<AppName, GitRepository> repositories;
  private final ByName<AppName, Builder> builders;
  private final Images images;
  private final EcsTargets ecs;
  private final Optional<Integer> keptTaskDefinitions;
  private final ServiceScalings scalings;
  private final Optional<Servers> servers;
  private final Optional<ServerTargets> onServers;
  private final Signals signals;

  /**
   * @param built hears of apps of which a build has ended
   */
  Outside(Parts parts, Metrics metrics, Consumer<AppName> built, InstantSource clock) {
    gitCache = new CacheLimit(parts.gitCache().folder(), parts.gitCache().most(), clock);
    repositories =
        ByName.of(parts.repositories(), (app, each) -> opened.add(new GitRepository(each, clock)));
    RegistryLogins logins =
        new EcrLogins(
            parts.registries(),
            Measured.calls(EcrLogins.Tokens.class, opened.add(ecrTokens(parts)), "ecr", metrics),
            clock);
    Map<String, CodeBuildClients> codeBuild = new HashMap<>();
    ConfiguredBuilders configured =
        new ConfiguredBuilders(
            logins,
            region -> codeBuild.computeIfAbsent(region, name -> codeBuild(parts, name)),
            opened,
            built,
            clock);
    builders =
        ByName.of(parts.builders(), (app, each) -> configured.of(each, repositories.of(app)));
    images =
        Measured.calls(
            Images.class,
            new RegistryImages(parts.registrySettings(), logins, clock),
            "registry",
            metrics);
    ByName<String, EcsClient> clients =
        ByName.of(
            parts.regions(),
            (region, each) ->
                Measured.calls(
                    EcsClient.class, opened.add(new EcsClients(each)).of(region), "ecs", metrics));
    Accounts accounts = opened.add(new Accounts(parts::access, clock));
    ByName<String, LogClients> logs =
        ByName.of(parts.regions(), (region, each) -> opened.add(new LogClients(each)));
    ecs =
        new EcsTargets(clients::of, accounts, clock)
            .quoting(
                new LogTails(
                    place ->
                        Measured.calls(
                            CloudWatchLogsClient.class,
                            logs.of(place.home()).of(place),
                            "logs",
                            metrics)));
    keptTaskDefinitions = parts.keptTaskDefinitions();
    scalings =
        new ServiceScalings(
            ByName.of(
                    parts.regions(),
                    (region, each) ->
                        Measured.calls(
                            ApplicationAutoScalingClient.class,
                            opened.add(new ScalingClients(each)).of(region),
                            "autoscaling",
                            metrics))
                ::of,
            clock);
    servers = parts.ssh().map(ssh -> new Servers(opened.add(new SshServers(ssh)), clock));
    signals =
        Measured.calls(
            Signals.class,
            opened.add(new ConfiguredSignals(parts.signals(), parts::access, clock)),
            "signals",
            metrics);
    onServers = servers.map(hands -> new ServerTargets(hands, parts::place, clock));
  }

  /** Begins to fetch all repositories in the background. */
  void prepare() {
    repositories.things().values().forEach(GitRepository::prepare);
  }

  /** Makes room where mirrors have become too big together. */
  void tidy() {
    gitCache.enforce();
  }

  GitRepository repository(AppName app) {
    return repositories.of(app);
  }

  Builder builder(AppName app) {
    return builders.of(app);
  }

  Images images() {
    return images;
  }

  /** The bot's hands on plain servers; empty when no target is one. */
  private ServerTargets onServers(TargetSpec.Server server) {
    return onServers.orElseThrow(
        () -> new IllegalStateException("nobody said how " + server.address() + " is reached"));
  }

  Optional<Servers> servers() {
    return servers;
  }

  Signals signals() {
    return signals;
  }

  /** Somebody says that it has changed; how long until a look at it may be a new one. */
  Duration hint(TargetSpec.EcsService service) {
    return ecs.hint(service);
  }

  Targets targets() {
    return new Targets() {
      @Override
      public Target of(Environment environment, TargetSpec spec) {
        return switch (spec) {
          case TargetSpec.EcsService service ->
              ecs.of(service, environment.deadline(), environment.soak());
          case TargetSpec.Server server -> onServers(server).of(server, environment.deadline());
        };
      }

      @Override
      public Optional<Scaling> scaling(Environment environment, TargetSpec spec) {
        return switch (spec) {
          case TargetSpec.EcsService service -> Optional.of(scalings.of(service));
          case TargetSpec.Server server -> Optional.empty();
        };
      }

      @Override
      public Optional<Revisions> revisions(Environment environment, TargetSpec spec) {
        return switch (spec) {
          case TargetSpec.EcsService service ->
              keptTaskDefinitions.map(kept -> ecs.revisions(service, kept));
          case TargetSpec.Server server -> Optional.empty();
        };
      }

      @Override
      public Tasks tasks(Environment environment, TargetSpec spec) {
        return switch (spec) {
          case TargetSpec.EcsService service -> ecs.tasks(service);
          case TargetSpec.Server server -> onServers(server).tasks(server);
        };
      }
    };
  }

  @Override
  public void close() {
    opened.close();
  }

  private CodeBuildClients codeBuild(Parts parts, String region) {
    return opened.add(new CodeBuildClients(parts.access(region), region));
  }

  /** The bot's own credentials, as its targets in the region have them. */
  private static EcrTokens ecrTokens(Parts parts) {
    AwsCredentialsProvider usual = DefaultCredentialsProvider.builder().build();
    return new EcrTokens(
        region ->
            Optional.ofNullable(parts.regions().get(region))
                .flatMap(AwsHttp.Access::credentials)
                .orElse(usual),
        host -> URI.create("https://" + host + "/"));
  }
}
