package dev.slipway.bot.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** What Slack's Web API answered to one call. */
public sealed interface ApiAnswer {
  record Yes(JsonNode body) implements ApiAnswer {}

  /**
   * @param error Slack's word
   * @param needed the missing scope, empty when that is not the matter
   */
  record No(String error, String needed) implements ApiAnswer {}

  record Limited(Duration retryAfter) implements ApiAnswer {}

  /** Slack never got the call. */
  record Away(String why) implements ApiAnswer {}

  /** Slack may have done what it was told. */
  record Lost(String why) implements ApiAnswer {}
}
