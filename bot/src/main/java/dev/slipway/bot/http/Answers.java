package dev.slipway.bot.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;

/** How answers are written. */
final class Answers {
  private Answers() {}

  static void text(Context context, int status, String text) {
    context.status(status).contentType("text/plain; charset=utf-8").result(text + "\n");
  }

  static void json(Context context, int status, JsonNode json) {
    context
        .status(status)
        .contentType("application/json")
        .header("Cache-Control", "no-store")
        .result(json.toPrettyString() + "\n");
  }
}
