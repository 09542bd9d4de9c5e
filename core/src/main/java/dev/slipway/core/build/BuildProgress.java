package dev.slipway.core.build;

import java.net.URI;
import java.util.Optional;

/** What a builder says of a started build. */
public sealed interface BuildProgress {
  /**
   * @param line changes as long as the build makes progress, such as {@code step 3 of 7: compile}
   *     or the newest line of its output; empty when there is none; untrusted text
   * @param link where a person can watch it
   */
  record Running(String line, Optional<URI> link) implements BuildProgress {}

  record Succeeded() implements BuildProgress {}

  /**
   * @param why one line, such as {@code exit code 1}
   * @param tail the last lines of the output, at most 15 lines and 3000 characters; untrusted text
   * @param link where a person can read all of it
   */
  record Failed(String why, String tail, Optional<URI> link) implements BuildProgress {}

  /** The builder knows nothing of it any more: its machine is gone or has forgotten. */
  record Lost(String why) implements BuildProgress {}
}
