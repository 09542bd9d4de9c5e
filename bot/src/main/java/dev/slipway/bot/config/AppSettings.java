package dev.slipway.bot.config;

import dev.slipway.adapters.replay.MessageTemplate;
import dev.slipway.bot.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How to reach what belongs to one app.
 *
 * @param repository a URL or path that git understands; holds no secret
 * @param wholeMirror whether all branches and tags are copied, or only what releases need
 * @param message how the messages of picks are worded; empty: as git words them
 * @param registry empty when the registry asks for no login
 */
public record AppSettings(
    String repository,
    GitLogin gitLogin,
    boolean wholeMirror,
    Optional<MessageTemplate> message,
    Optional<RegistryLogin> registry,
    Building building) {

  /** Who the bot is to the git host. */
  public sealed interface GitLogin {
    /** Nobody in particular. */
    record None() implements GitLogin {}

    record Token(String username, Secret token) implements GitLogin {}

    record SshKey(Path key, Path knownHosts) implements GitLogin {}
  }

  public record RegistryLogin(String username, Secret password) {}

  /**
   * @param environment names of variables of the bot's own environment that a build gets
   * @param timeLimit a build that runs longer is stopped
   * @param silenceLimit a build without any progress for so long is stopped
   */
  public record Building(
      Way way, Set<String> environment, Duration timeLimit, Duration silenceLimit) {
    public Building {
      environment = Set.copyOf(environment);
    }
  }

  /** What makes the image. */
  public sealed interface Way {
    /**
     * A workflow of GitHub Actions.
     *
     * @param ref whose workflow file runs; empty for the branch that is built
     */
    record GithubActions(
        URI api,
        String repository,
        String workflow,
        Optional<String> ref,
        Secret token,
        Map<String, String> inputs)
        implements Way {
      public GithubActions {
        inputs = Map.copyOf(inputs);
      }
    }

    /**
     * A pipeline of GitLab.
     *
     * @param ref whose pipeline runs; empty for the branch that is built
     */
    record Gitlab(
        URI url, String project, Optional<String> ref, Secret token, Map<String, String> variables)
        implements Way {
      public Gitlab {
        variables = Map.copyOf(variables);
      }
    }

    /**
     * {@code docker build}.
     *
     * @param dockerfile its path within the repository
     * @param target the stage to build; empty for the last one
     * @param platform such as {@code linux/arm64}; empty for the daemon's own
     * @param cacheFrom images whose layers may be used again
     */
    record Docker(
        String dockerfile,
        Optional<String> target,
        Optional<String> platform,
        List<String> cacheFrom)
        implements Way {
      public Docker {
        cacheFrom = List.copyOf(cacheFrom);
      }
    }

    /**
     * A program of the app's own.
     *
     * @param words the program and its arguments; never empty
     */
    record Command(List<String> words) implements Way {
      public Command {
        words = List.copyOf(words);
      }
    }

    /**
     * A job of Jenkins.
     *
     * @param url of the controller; nobody on the way reads what is sent there
     * @param job its full name, such as {@code team/shop-image}
     * @param parameters sent beside the usual ones
     */
    record Jenkins(
        URI url, String job, String username, Secret token, Map<String, String> parameters)
        implements Way {
      public Jenkins {
        parameters = Map.copyOf(parameters);
      }
    }

    /**
     * A project of AWS CodeBuild.
     *
     * @param region one of those that are configured
     */
    record CodeBuild(String region, String project) implements Way {}
  }
}
