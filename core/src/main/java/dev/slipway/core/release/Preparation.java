package dev.slipway.core.release;

import java.util.Optional;

/** How far one of the two parts of preparing a target is: fetching, or starting beside the old. */
public sealed interface Preparation {
  record NotBegun() implements Preparation {}

  /**
   * @param note what it is busy with, in a few words
   */
  record InProgress(Counts counts, String note) implements Preparation {}

  /**
   * @param reference the platform's name for what is there now, such as the ARN of a task
   *     definition
   * @param evidence by what that was seen; may be empty
   * @param expiry when the platform does not wait any longer; empty when it waits for ever
   */
  record Ready(String reference, String evidence, Optional<Expiry> expiry) implements Preparation {
    /** What waits for ever. */
    public Ready(String reference, String evidence) {
      this(reference, evidence, Optional.empty());
    }
  }

  /**
   * @param moved whether something of ours runs there that has to be taken away again
   */
  record Failed(Verdict verdict, boolean moved) implements Preparation {}
}
