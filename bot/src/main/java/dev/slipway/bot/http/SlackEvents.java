package dev.slipway.bot.http;

import dev.slipway.bot.door.HttpAnswer;
import dev.slipway.bot.door.HttpQuestion;
import dev.slipway.bot.slack.SlackSettings.Mode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.Function;

/**
 * {@code POST /slack/events}, where Slack sends everything in HTTP mode; in Socket Mode the path
 * does not exist.
 *
 * @param door proves that it is Slack who asks, and answers
 */
public record SlackEvents(Mode mode, Function<HttpQuestion, HttpAnswer> door) implements Part {
  @Override
  public void addTo(RoutesConfig routes) {
    switch (mode) {
      case HTTP -> routes.post("/slack/events", this::ask);
      case SOCKET -> {}
    }
  }

  private void ask(Context context) {
    Body.read(context)
        .ifPresent(
            body -> {
              HttpAnswer answer = door.apply(new HttpQuestion(context.headerMap(), body));
              context
                  .status(answer.status())
                  .contentType(answer.contentType())
                  .result(answer.body());
            });
  }
}
