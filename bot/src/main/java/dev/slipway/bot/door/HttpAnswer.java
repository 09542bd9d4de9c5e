package dev.slipway.bot.door;

/** What Slack is answered. */
public record HttpAnswer(int status, String contentType, String body) {
  static HttpAnswer empty(int status) {
    return text(status, "");
  }

  static HttpAnswer text(int status, String body) {
    return new HttpAnswer(status, "text/plain; charset=utf-8", body);
  }
}
