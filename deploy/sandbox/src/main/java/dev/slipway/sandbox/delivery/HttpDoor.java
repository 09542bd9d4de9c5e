package dev.slipway.sandbox.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.sandbox.workspace.Identifiers;
import dev.slipway.sandbox.workspace.Json;
import dev.slipway.sandbox.workspace.Workspace;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Delivery to a request URL, with signed requests. */
public final class HttpDoor implements Door, AutoCloseable {
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Workspace workspace;
  private final URI requestUrl;
  private final DeliveryTimes times;
  private final HttpClient client;

  public HttpDoor(Workspace workspace, URI requestUrl, DeliveryTimes times) {
    this.workspace = workspace;
    this.requestUrl = requestUrl;
    this.times = times;
    this.client = HttpClient.newBuilder().connectTimeout(times.acknowledgement()).build();
  }

  /**
   * Asks the app to prove that it owns the request URL.
   *
   * @throws IllegalStateException if it does not answer with the challenge
   */
  public void verify() {
    String challenge = Identifiers.random(40);
    String body =
        Json.object()
            .put("token", "deprecated")
            .put("challenge", challenge)
            .put("type", "url_verification")
            .toString();
    try {
      String answer = client.send(request(JSON, body).build(), BodyHandlers.ofString()).body();
      if (!answer.contains(challenge)) {
        throw new IllegalStateException(
            requestUrl + " did not answer with the challenge of url_verification: " + answer);
      }
    } catch (IOException e) {
      throw new IllegalStateException("failed to verify " + requestUrl + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while verifying " + requestUrl, e);
    }
  }

  @Override
  public void hand(Parcel parcel, Parcel.Attempt attempt, Consumer<Reception> then) {
    Thread.ofVirtual().name("slack-delivery").start(() -> then.accept(deliver(parcel, attempt)));
  }

  private Reception deliver(Parcel parcel, Parcel.Attempt attempt) {
    try {
      return judge(client.send(request(parcel, attempt), BodyHandlers.ofString()));
    } catch (HttpTimeoutException e) {
      return new Reception.Missed("http_timeout");
    } catch (IOException e) {
      return new Reception.Missed("connection_failed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reception.Missed("unknown_error");
    }
  }

  private static Reception judge(HttpResponse<String> response) {
    if (response.statusCode() / 100 == 2) {
      return new Reception.Accepted(answer(response));
    }
    boolean forbidden = response.headers().firstValue("X-Slack-No-Retry").orElse("").equals("1");
    return new Reception.Missed("http_error", forbidden);
  }

  private static Optional<JsonNode> answer(HttpResponse<String> response) {
    if (response.body().isBlank()) {
      return Optional.empty();
    }
    JsonNode text = Json.object().put("text", response.body());
    return Optional.of(Json.read(response.body()).filter(JsonNode::isObject).orElse(text));
  }

  private HttpRequest request(Parcel parcel, Parcel.Attempt attempt) {
    HttpRequest.Builder request =
        switch (parcel.kind()) {
          case EVENT -> request(JSON, parcel.payload().toString());
          case INTERACTION -> request(FORM, "payload=" + encoded(parcel.payload().toString()));
          case SLASH_COMMAND -> request(FORM, form(parcel.payload()));
        };
    if (attempt.number() > 0) {
      request
          .header("X-Slack-Retry-Num", String.valueOf(attempt.number()))
          .header("X-Slack-Retry-Reason", attempt.reason());
    }
    return request.build();
  }

  private HttpRequest.Builder request(String contentType, String body) {
    String timestamp = String.valueOf(workspace.now().getEpochSecond());
    String secret = workspace.plan().signingSecret();
    return HttpRequest.newBuilder(requestUrl)
        .timeout(times.acknowledgement())
        .header("Content-Type", contentType)
        .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
        .header("X-Slack-Request-Timestamp", timestamp)
        .header("X-Slack-Signature", Signature.of(secret, timestamp, body))
        .POST(BodyPublishers.ofString(body));
  }

  private static String form(JsonNode fields) {
    return fields.properties().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue().asText()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
