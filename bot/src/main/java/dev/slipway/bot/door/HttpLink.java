package dev.slipway.bot.door;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import dev.slipway.bot.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears Slack over HTTP: proves who asks before a byte of it is parsed. */
final class HttpLink {
  static final int MAX_BYTES = 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(HttpLink.class);

  private final Signature signature;
  private final InstantSource clock;

  HttpLink(Secret signingSecret, InstantSource clock) {
    this.signature = new Signature(signingSecret);
    this.clock = clock;
  }

  /**
   * @param app empty until the bot knows who it is; then Slack is asked to come again
   */
  HttpAnswer handle(HttpQuestion question, @Nullable App app) {
    if (question.body().length > MAX_BYTES) {
      return HttpAnswer.text(413, "more than 1 MiB");
    }
    if (!isFromSlack(question)) {
      LOG.warn("a request with a wrong signature or an old timestamp was refused");
      return HttpAnswer.text(401, "wrong signature");
    }
    return app == null ? HttpAnswer.text(503, "starting") : run(question, app);
  }

  private boolean isFromSlack(HttpQuestion question) {
    return signature.isValid(
        question.header("X-Slack-Request-Timestamp"),
        question.header("X-Slack-Signature"),
        question.body(),
        clock.instant());
  }

  private static HttpAnswer run(HttpQuestion question, App app) {
    try {
      String body = new String(question.body(), StandardCharsets.UTF_8);
      if (body.contains("\"app_rate_limited\"")) {
        LOG.error("Slack withholds events: more than 30,000 an hour");
      }
      Request<?> request = parse(question, body, app);
      return request == null ? HttpAnswer.empty(200) : answer(app.run(request));
    } catch (Exception e) {
      // Slack would send it again, to no other end, and switch events off after many failures.
      LOG.error("a payload cannot be read and is dropped", e);
      return HttpAnswer.empty(200);
    }
  }

  private static @Nullable Request<?> parse(HttpQuestion question, String body, App app) {
    Map<String, List<String>> headers = new HashMap<>();
    question.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    return new SlackRequestParser(app.config())
        .parse(
            SlackRequestParser.HttpRequest.builder()
                .requestUri("/slack/events")
                .queryString(Map.of())
                .requestBody(body)
                .headers(new RequestHeaders(headers))
                .remoteAddress("")
                .build());
  }

  private static HttpAnswer answer(Response response) {
    String body = response.getBody();
    String type = response.getContentType();
    return new HttpAnswer(
        response.getStatusCode(),
        type == null ? "text/plain; charset=utf-8" : type,
        body == null ? "" : body);
  }
}
