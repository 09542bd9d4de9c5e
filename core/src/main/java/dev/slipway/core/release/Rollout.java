package dev.slipway.core.release;

import dev.slipway.core.app.Share;
import java.time.Instant;
import java.util.Optional;

/** How our own change of one target stands, judged by identity, never by "stable". */
public sealed interface Rollout {
  record NotStarted() implements Rollout {}

  /**
   * @param reference the platform's name for our rollout, such as a deployment id
   * @param note what it is busy with, in a few words; may be empty
   * @param soaking since when all users have been on the new build and the platform watches whether
   *     it stays up; empty while that has not begun
   */
  record InProgress(String reference, Counts counts, String note, Optional<Instant> soaking)
      implements Rollout {
    /** One that does not soak. */
    public InProgress(String reference, Counts counts, String note) {
      this(reference, counts, note, Optional.empty());
    }
  }

  /**
   * A part of the users was seen to be on the new build, and that is where it stays.
   *
   * @param evidence by what that was seen
   * @param expiry when the platform does not wait any longer; empty when it waits for ever
   */
  record AtShare(
      String reference, Counts counts, Share share, String evidence, Optional<Expiry> expiry)
      implements Rollout {
    /** One that waits for ever. */
    public AtShare(String reference, Counts counts, Share share, String evidence) {
      this(reference, counts, share, evidence, Optional.empty());
    }
  }

  /**
   * The target was seen to run the commit.
   *
   * @param evidence by what that was seen, such as deployment id and image digest
   * @param times what it waited for on the way; empty where the platform does not tell
   */
  record Live(String reference, Counts counts, String evidence, Optional<RolloutTimes> times)
      implements Rollout {
    /** Of which the platform does not tell what it waited for. */
    public Live(String reference, Counts counts, String evidence) {
      this(reference, counts, evidence, Optional.empty());
    }
  }

  /**
   * @param moved whether the target still runs something of ours, wholly or in part
   */
  record Failed(String reference, Verdict verdict, boolean moved) implements Rollout {}

  /** The target is back on what it ran before. */
  record TakenBack(String evidence) implements Rollout {}
}
