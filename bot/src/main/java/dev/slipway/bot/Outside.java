package dev.slipway.bot;

import dev.slipway.adapters.builds.CommandBuilder;
import dev.slipway.adapters.builds.DockerBuilder;
import dev.slipway.adapters.ecs.EcsClients;
import dev.slipway.adapters.ecs.EcsTargets;
import dev.slipway.adapters.git.GitRepository;
import dev.slipway.adapters.images.RegistryImages;
import dev.slipway.adapters.images.RegistrySettings;
import dev.slipway.bot.metrics.Measured;
import dev.slipway.bot.metrics.Metrics;
import dev.slipway.core.app.AppName;
import dev.slipway.core.app.Environment;
import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.build.Builder;
import dev.slipway.core.build.Images;
import dev.slipway.core.release.Target;
import java.time.InstantSource;
import software.amazon.awssdk.services.ecs.EcsClient;

/**
 * The systems that picks, builds and releases are about. Makes their adapters, asks nothing yet.
 */
final class Outside implements AutoCloseable {
  private final InstantSource clock;
  private final Opened opened = new Opened();
  private final ByName<AppName, GitRepository> repositories;
  private final ByName<AppName, Builder> builders;
  private final Images images;
  private final EcsTargets ecs;

  Outside(Parts parts, Metrics metrics, InstantSource clock) {
    this.clock = clock;
    repositories =
        ByName.of(parts.repositories(), (app, each) -> opened.add(new GitRepository(each, clock)));
    builders =
        ByName.of(parts.builders(), (app, each) -> builder(parts, repositories.of(app), each));
    images =
        Measured.calls(
            Images.class,
            new RegistryImages(RegistrySettings.USUAL, parts.registries(), clock),
            "registry",
            metrics);
    ByName<String, EcsClient> clients =
        ByName.of(
            parts.regions(),
            (region, each) ->
                Measured.calls(
                    EcsClient.class, opened.add(new EcsClients(each)).of(region), "ecs", metrics));
    ecs = new EcsTargets(clients::of, clock);
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

  Target target(Environment environment, TargetSpec spec) {
    return switch (spec) {
      case TargetSpec.EcsService service -> ecs.of(service, environment.deadline());
    };
  }

  @Override
  public void close() {
    opened.close();
  }

  private Builder builder(Parts parts, GitRepository sources, Parts.BuilderSettings builder) {
    return switch (builder) {
      case Parts.BuilderSettings.Command(var command) ->
          opened.add(new CommandBuilder(command, sources::export, System.getenv(), clock));
      case Parts.BuilderSettings.Docker(var docker) ->
          opened.add(
              new DockerBuilder(
                  docker, sources::export, parts.registries(), System.getenv(), clock));
    };
  }
}
