package dev.slipway.bot.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.slack.api.methods.MethodsClient;
import dev.slipway.bot.secret.Secret;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.FormBody;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Calls Slack's Web API and reads of an answer only what is needed: the SDK's own classes throw on
 * a shape they do not know, after Slack has done what it was told.
 */
public final class SlackCalls {
  private static final Duration WHEN_NOT_SAID = Duration.ofSeconds(5);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final MethodsClient methods;

  public SlackCalls(MethodsClient methods) {
    this.methods = methods;
  }

  public ApiAnswer call(String method, Secret token, Map<String, String> fields) {
    FormBody.Builder form = new FormBody.Builder();
    fields.forEach(form::add);
    try (Response response = methods.runPostFormWithToken(form, method, token.value())) {
      return read(response);
    } catch (ConnectException | UnknownHostException | NoRouteToHostException e) {
      return new ApiAnswer.Away("Slack cannot be reached: " + e.getMessage());
    } catch (IOException e) {
      return new ApiAnswer.Lost("no answer to " + method + ": " + e.getMessage());
    }
  }

  /** What the token is allowed, as Slack says beside an answer; empty when it does not say so. */
  public Optional<Set<String>> scopes(Secret token) {
    try (Response response =
        methods.runPostFormWithToken(new FormBody.Builder(), "auth.test", token.value())) {
      return Optional.ofNullable(response.header("X-OAuth-Scopes"))
          .map(scopes -> Pattern.compile(",").splitAsStream(scopes))
          .map(scopes -> scopes.map(String::strip).collect(Collectors.toSet()));
    } catch (IOException away) {
      return Optional.empty();
    }
  }

  private static ApiAnswer read(Response response) throws IOException {
    if (response.code() == 429) {
      return new ApiAnswer.Limited(retryAfter(response));
    }
    if (!response.isSuccessful()) {
      return new ApiAnswer.Lost("Slack answered with status " + response.code());
    }
    ResponseBody body = response.body();
    return body == null ? new ApiAnswer.Lost("Slack answered nothing") : read(body.string());
  }

  private static ApiAnswer read(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      if (json.path("ok").asBoolean()) {
        return new ApiAnswer.Yes(json);
      }
      String error = json.path("error").asText();
      return switch (error) {
        case "" -> new ApiAnswer.Lost("Slack's answer says neither yes nor no");
        case "ratelimited", "rate_limited" -> new ApiAnswer.Limited(WHEN_NOT_SAID);
        default -> new ApiAnswer.No(error, json.path("needed").asText());
      };
    } catch (JsonProcessingException e) {
      return new ApiAnswer.Lost("Slack's answer cannot be read");
    }
  }

  private static Duration retryAfter(Response response) {
    try {
      String seconds = response.header("Retry-After", "");
      return Duration.ofSeconds(Math.max(1, Long.parseLong(String.valueOf(seconds).strip())));
    } catch (NumberFormatException e) {
      return WHEN_NOT_SAID;
    }
  }
}
