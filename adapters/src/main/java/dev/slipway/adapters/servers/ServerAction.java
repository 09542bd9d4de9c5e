package dev.slipway.adapters.servers;

import dev.slipway.core.repository.CommitSha;
import java.util.List;
import java.util.Optional;

/** What can be done on a server. Every action may be repeated and is idempotent. */
public sealed interface ServerAction {
  /** Brings the image to the server; users see nothing. */
  record Pull(ServerBuild build) implements ServerAction {}

  /**
   * Runs a task of the release once, in a container whose name is its key.
   *
   * @param task what people call it, unique in the release
   * @param service the compose service that does it
   * @param command what it is told to run; empty for its own
   */
  record Migrate(ServerBuild build, String task, String service, List<String> command)
      implements ServerAction {
    public Migrate {
      command = List.copyOf(command);
      if (command.stream().anyMatch(word -> word.indexOf('\n') >= 0)) {
        throw new IllegalArgumentException("the command of " + task + " has a line break");
      }
    }
  }

  /**
   * Starts the passive color, waits until it is healthy and says the commit, and lets nginx reach
   * it; users see nothing.
   *
   * @param live the commit that must be live for this to make sense; empty if any may be
   */
  record Prepare(ServerBuild build, Optional<CommitSha> live) implements ServerAction {}

  /** Gives the prepared color its share of the users; 0 takes it away. */
  record Shift(ServerBuild build, Percent percent) implements ServerAction {}

  /** Gives the prepared color all users; the other one stays hot. */
  record Live(ServerBuild build) implements ServerAction {}

  /** Gives the color that still runs the build all users again; nothing was prepared for it. */
  record Return(ServerBuild build) implements ServerAction {}

  /** Takes all users away from the build: at a percentage to zero, after live to the hot color. */
  record Back(ServerBuild build) implements ServerAction {}

  /**
   * Has workers run the live color only, and waits until nobody is served by an nginx worker of
   * before.
   *
   * @param cronHere whether this is the one server that runs cron
   */
  record Others(boolean cronHere) implements ServerAction {}

  /**
   * Has workers run the live color only, and stops what was prepared of the build.
   *
   * @param cronHere whether this is the one server that runs cron
   */
  record Clear(ServerBuild build, boolean cronHere) implements ServerAction {}

  /** Waits until nobody is served by an nginx worker of before. */
  record Drain() implements ServerAction {}

  /** Closes the app for its users, or opens it. */
  record Maintenance(boolean on) implements ServerAction {}

  /**
   * Removes what nobody will need.
   *
   * @param build its image names the repository whose images are looked through
   * @param keep digests to keep beside those of both colors
   * @param keepHot whether the passive color goes on running
   */
  record Prune(ServerBuild build, List<String> keep, boolean keepHot) implements ServerAction {
    public Prune {
      keep = List.copyOf(keep);
    }
  }
}
