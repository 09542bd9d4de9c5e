package dev.slipway.sandbox.fleet;

import java.time.Duration;

/** How a task that RunTask starts will end: with this exit code, so long after RUNNING. */
public record TaskExit(int code, Duration after) {
  public static final TaskExit SUCCESS = new TaskExit(0, Duration.ofSeconds(5));
}
