package dev.slipway.bot;

import dev.slipway.adapters.builds.CommandBuilder;
import dev.slipway.adapters.builds.DockerBuilder;
import dev.slipway.adapters.codebuild.CodeBuildBuilder;
import dev.slipway.adapters.codebuild.CodeBuildClients;
import dev.slipway.adapters.git.GitRepository;
import dev.slipway.adapters.github.GithubBuilder;
import dev.slipway.adapters.gitlab.GitlabBuilder;
import dev.slipway.adapters.images.RegistryLogins;
import dev.slipway.adapters.jenkins.JenkinsBuilder;
import dev.slipway.core.app.AppName;
import dev.slipway.core.build.Builder;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes the builder that an app is configured with.
 *
 * @param codeBuild by region
 * @param opened gets what has to be closed
 * @param built hears of apps of which a build has ended
 */
record ConfiguredBuilders(
    RegistryLogins logins,
    Function<String, CodeBuildClients> codeBuild,
    Opened opened,
    Consumer<AppName> built,
    InstantSource clock) {

  Builder of(Parts.BuilderSettings settings, GitRepository sources) {
    return switch (settings) {
      case Parts.BuilderSettings.Command(var command) ->
          opened.add(new CommandBuilder(command, sources::export, System.getenv(), built, clock));
      case Parts.BuilderSettings.Docker(var docker) ->
          opened.add(
              new DockerBuilder(docker, sources::export, logins, System.getenv(), built, clock));
      case Parts.BuilderSettings.GithubActions(var github) ->
          opened.add(new GithubBuilder(github, clock));
      case Parts.BuilderSettings.Gitlab(var gitlab) -> opened.add(new GitlabBuilder(gitlab, clock));
      case Parts.BuilderSettings.Jenkins(var jenkins) ->
          opened.add(new JenkinsBuilder(jenkins, clock));
      case Parts.BuilderSettings.CodeBuild(var project) ->
          new CodeBuildBuilder(project, codeBuild.apply(project.region()), clock);
    };
  }
}
