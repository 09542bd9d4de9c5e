package dev.slipway.core.command;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.repository.BranchName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a person asks for, understood but not yet checked against the world. */
public sealed interface Command {
  record Help() implements Command {}

  record Status(Optional<AppName> app) implements Command {}

  /**
   * @param commit 7 to 40 hexadecimal digits
   */
  record Where(Optional<AppName> app, String commit) implements Command {}

  /**
   * @param commits as {@link Where#commit}, or ranges of them ({@link CommitRange}), in the order
   *     typed; never empty
   * @param mainline the parent, counted from 1, against which a merge commit is picked
   * @param onto empty: the newest release branch
   */
  record Pick(
      Optional<AppName> app,
      List<String> commits,
      int mainline,
      Optional<BranchName> onto,
      boolean dryRun)
      implements Command {
    public Pick {
      commits = List.copyOf(commits);
    }
  }

  /**
   * @param commits as {@link Where#commit}: what was picked, or its copies; never empty
   * @param from empty: the newest release branch
   */
  record Unpick(
      Optional<AppName> app, List<String> commits, Optional<BranchName> from, boolean dryRun)
      implements Command {
    public Unpick {
      commits = List.copyOf(commits);
    }
  }

  /**
   * @param commit empty: what was last verified on the environment before
   * @param to empty: what the configuration says
   * @param again also when the build was rolled back there
   */
  record Release(
      Optional<AppName> app,
      Optional<String> commit,
      Optional<EnvironmentName> to,
      boolean again,
      boolean dryRun)
      implements Command {}

  /**
   * @param to the number of a release, or a commit as {@link Where#commit}; empty: the last build
   *     that was verified live before the present one
   * @param in empty: what the configuration says
   */
  record Rollback(
      Optional<AppName> app, Optional<String> to, Optional<EnvironmentName> in, boolean dryRun)
      implements Command {
    /** Whether what was named is the number of a release. */
    public static boolean isNumber(String to) {
      return to.matches("[0-9]{1,6}");
    }
  }

  /**
   * @param from a commit, branch or tag; empty: trunk
   * @param as empty: by the pattern of the configuration
   */
  record Cut(Optional<AppName> app, Optional<String> from, Optional<BranchName> as, boolean dryRun)
      implements Command {}

  /**
   * @param lasts empty: until somebody lifts it
   * @param reason as typed; never blank
   */
  record Hold(
      Optional<AppName> app,
      EnvironmentName environment,
      Optional<Duration> lasts,
      String reason,
      boolean dryRun)
      implements Command {}

  record Unhold(Optional<AppName> app, EnvironmentName environment) implements Command {}

  record History(Optional<AppName> app) implements Command {}
}
