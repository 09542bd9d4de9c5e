package dev.slipway.bot.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** What Slack's Web API answered to one call. */
sealed interface Answer {
  record Yes(JsonNode body) implements Answer {}

  /**
   * @param error Slack's word
   * @param needed the missing scope, empty when that is not the matter
   */
  record No(String error, String needed) implements Answer {}

  record Limited(Duration retryAfter) implements Answer {}

  /** Slack never got the call. */
  record Away(String why) implements Answer {}

  /** Slack may have done what it was told. */
  record Lost(String why) implements Answer {}
}
