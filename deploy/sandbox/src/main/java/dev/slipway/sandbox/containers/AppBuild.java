package dev.slipway.sandbox.containers;

import dev.slipway.core.repository.CommitSha;
import java.time.Duration;

/**
 * What an image holds, and how its containers behave.
 *
 * @param startTime from the start of a container until it answers; of a task, until it ends
 */
public record AppBuild(CommitSha commit, Kind kind, Duration startTime) {
  /** How a build of an app behaves. */
  public enum Kind {
    /** Answers its commit, and that it is well. */
    WELL,
    /** Answers 404 when it is asked how it is. */
    SICK,
    /** Answers another commit. */
    WRONG,
    /** Ends at once. */
    DYING,
    /** Well, but its migration ends with 1. */
    MIGRATION_FAILS,
    /** The registry wants a password that the server does not have. */
    DENIED,
    /** The registry does not answer the server. */
    OUT_OF_REACH
  }

  private static final CommitSha OTHER = new CommitSha("0123456789".repeat(4));

  /** One that behaves so, and is there at once. */
  public static AppBuild of(CommitSha commit, Kind kind) {
    return new AppBuild(commit, kind, Duration.ZERO);
  }

  public AppBuild withStartTime(Duration time) {
    return new AppBuild(commit, kind, time);
  }

  CommitSha said() {
    return kind == Kind.WRONG ? OTHER : commit;
  }

  /** The exit code of a task. */
  int taskEnds() {
    return kind == Kind.MIGRATION_FAILS ? 1 : 0;
  }

  String lastLine(boolean isTask) {
    if (isTask) {
      return kind == Kind.MIGRATION_FAILS ? "column price exists already" : "2 migrations done";
    }
    return kind == Kind.DYING ? "cannot open the database" : "ready to serve";
  }
}
