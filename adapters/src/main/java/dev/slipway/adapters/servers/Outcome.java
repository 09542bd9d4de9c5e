package dev.slipway.adapters.servers;

import java.time.Duration;
import java.util.Map;

/** What became of a job on a server. */
public sealed interface Outcome {
  /**
   * It is done, now or before.
   *
   * @param laps how long its steps took, in their order
   * @param facts what it found out: {@code left} and {@code millis} of a drain, {@code last} lines
   *     of a task
   */
  record Done(Map<String, Duration> laps, Map<String, String> facts) implements Outcome {}

  /**
   * It goes on; asking again waits for it.
   *
   * @param step what it does at the moment
   */
  record Underway(String step) implements Outcome {}

  /**
   * It ended without success; users see what they saw before, unless the cause says otherwise.
   *
   * @param cause for people, with values
   * @param evidence raw lines, at most 4000 characters; may be empty
   */
  record Failed(Fault fault, String cause, String evidence) implements Outcome {}

  /** The server was not reached, or the connection was cut; asking again finds out. */
  record Unreachable(String why) implements Outcome {}

  /** The server will not let us in until somebody does what is said here. */
  record ShutOut(String why) implements Outcome {}
}
