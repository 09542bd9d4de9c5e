package dev.slipway.bot.slack;

import dev.slipway.core.engine.MessageRef;
import java.time.Duration;

/** What became of a message. */
public sealed interface Outcome {
  record Sent(MessageRef message) implements Outcome {}

  /**
   * It did not arrive and may be sent again.
   *
   * @param retryAfter how long Slack told us to stay away; zero when Slack was not reached, or did
   *     not say
   */
  record Again(Duration retryAfter, String why) implements Outcome {
    /** Whether this concerns every message, not only this conversation. */
    public boolean everywhere() {
      return retryAfter.isZero();
    }
  }

  /** It may have arrived: look for it before it is sent again. */
  record Unknown(String why) implements Outcome {}

  /**
   * Slack will never take it.
   *
   * @param error Slack's word, such as {@code channel_not_found}
   */
  record Never(String error) implements Outcome {}
}
