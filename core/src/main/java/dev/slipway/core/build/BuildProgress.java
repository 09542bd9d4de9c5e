package dev.slipway.core.build;

/** What a builder says of a started build. */
public sealed interface BuildProgress {
  /**
   * @param lastLine the newest line of its output, empty when there is none; untrusted text
   */
  record Running(String lastLine) implements BuildProgress {}

  record Succeeded() implements BuildProgress {}

  /**
   * @param why one line, such as {@code exit code 1}
   * @param tail the last lines of the output, at most 15 lines and 3000 characters; untrusted text
   */
  record Failed(String why, String tail) implements BuildProgress {}

  /** The builder knows nothing of it any more: its machine is gone or has forgotten. */
  record Lost(String why) implements BuildProgress {}
}
