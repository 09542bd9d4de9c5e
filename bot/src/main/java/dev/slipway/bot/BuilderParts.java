package dev.slipway.bot;

import dev.slipway.adapters.builds.CommandSettings;
import dev.slipway.adapters.builds.DockerOptions;
import dev.slipway.adapters.builds.DockerSettings;
import dev.slipway.adapters.builds.HostLimits;
import dev.slipway.adapters.codebuild.CodeBuildSettings;
import dev.slipway.adapters.github.GithubSettings;
import dev.slipway.adapters.gitlab.GitlabSettings;
import dev.slipway.adapters.jenkins.JenkinsSettings;
import dev.slipway.bot.Parts.BuilderSettings;
import dev.slipway.bot.config.AppSettings.Building;
import dev.slipway.bot.config.AppSettings.Way;
import dev.slipway.bot.config.Settings;
import dev.slipway.core.build.BuildLimits;
import java.nio.file.Path;
import java.time.Duration;

/** Turns the configuration of a build into what its builder wants to be told. */
final class BuilderParts {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Path root;
  private final Building building;
  private final HostLimits host;
  private final BuildLimits limits;

  private BuilderParts(Settings settings, Building building) {
    this.root = settings.workDirectory().resolve("builds");
    this.building = building;
    this.host =
        new HostLimits(
            building.timeLimit(),
            building.silenceLimit(),
            settings.builds().atOnce(),
            settings.builds().keep());
    this.limits = new BuildLimits(building.silenceLimit(), building.timeLimit());
  }

  static BuilderSettings read(Settings settings, Building building) {
    BuilderParts parts = new BuilderParts(settings, building);
    return switch (building.way()) {
      case Way.Command way -> parts.of(way);
      case Way.Docker way -> parts.of(way);
      case Way.GithubActions way -> parts.of(way);
      case Way.Gitlab way -> parts.of(way);
      case Way.Jenkins way -> parts.of(way);
      case Way.CodeBuild way -> parts.of(way);
    };
  }

  private BuilderSettings of(Way.Command way) {
    return new BuilderSettings.Command(
        new CommandSettings(way.words(), building.environment(), root, host));
  }

  private BuilderSettings of(Way.Docker way) {
    return new BuilderSettings.Docker(
        new DockerSettings(
            new DockerOptions(way.dockerfile(), way.target(), way.cacheFrom(), way.platform()),
            building.environment(),
            root,
            host));
  }

  private BuilderSettings of(Way.GithubActions way) {
    return new BuilderSettings.GithubActions(
        new GithubSettings(
            way.api(),
            way.repository(),
            way.workflow(),
            way.ref(),
            way.token()::value,
            way.inputs(),
            limits,
            PATIENCE));
  }

  private BuilderSettings of(Way.Gitlab way) {
    return new BuilderSettings.Gitlab(
        new GitlabSettings(
            way.url(),
            way.project(),
            way.ref(),
            way.token()::value,
            way.variables(),
            limits,
            PATIENCE));
  }

  private BuilderSettings of(Way.Jenkins way) {
    return new BuilderSettings.Jenkins(
        new JenkinsSettings(
            way.url(), way.job(), way.username(), way.token()::value, way.parameters(), limits));
  }

  private BuilderSettings of(Way.CodeBuild way) {
    return new BuilderSettings.CodeBuild(
        new CodeBuildSettings(way.region(), way.project(), limits));
  }
}
