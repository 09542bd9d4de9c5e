package dev.slipway.bot.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Turns an answer into the exceptions of core, for callers that need a yes. */
public final class SlackAnswers {
  /** Methods that do nothing but try a token, and where people set it. */
  private static final Map<String, String> TOKENS =
      Map.of(
          "auth.test", "slack.bot-token (auth.test)",
          "apps.connections.open", "slack.app-token (apps.connections.open)");

  private SlackAnswers() {}

  public static JsonNode insist(String method, ApiAnswer answer) {
    return switch (answer) {
      case ApiAnswer.Yes(JsonNode body) -> body;
      case ApiAnswer.No(String error, _) when SlackErrors.isSlacksOwn(error) ->
          throw unavailable(method + ": " + error);
      case ApiAnswer.No no ->
          throw new Denied(
              "Slack refuses %s: %s"
                  .formatted(TOKENS.getOrDefault(method, method), SlackErrors.explain(no)),
              new IOException(no.error()));
      case ApiAnswer.Limited(Duration wait) ->
          throw new Unavailable(
              SlackApi.SYSTEM, method + " is rate limited", wait, new IOException("status 429"));
      case ApiAnswer.Away(String why) -> throw unavailable(why);
      case ApiAnswer.Lost(String why) -> throw unavailable(why);
    };
  }

  private static Unavailable unavailable(String why) {
    return new Unavailable(SlackApi.SYSTEM, why, new IOException(why));
  }
}
