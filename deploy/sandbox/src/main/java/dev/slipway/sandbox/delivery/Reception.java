package dev.slipway.sandbox.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What became of one delivery. */
public sealed interface Reception {

  /** Acknowledged in time, perhaps with an answer in the acknowledgement. */
  record Accepted(Optional<JsonNode> answer) implements Reception {}

  /**
   * Not acknowledged.
   *
   * @param reason Slack's retry reason, such as {@code timeout}
   * @param retriesForbidden the app answered {@code X-Slack-No-Retry: 1}
   */
  record Missed(String reason, boolean retriesForbidden) implements Reception {
    Missed(String reason) {
      this(reason, false);
    }
  }
}
