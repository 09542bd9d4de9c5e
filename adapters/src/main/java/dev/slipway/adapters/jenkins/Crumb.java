package dev.slipway.adapters.jenkins;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a controller wants to see beside a form when it does not exempt API tokens from its
 * protection against forged requests. It belongs to the session in which it was given out.
 */
record Crumb(String header, String value, String cookies) {

  static boolean isMissed(Answer answer) {
    return answer.status() == Answer.FORBIDDEN && answer.text().contains("No valid crumb");
  }

  static Crumb read(Answer answer) {
    JsonNode json = answer.json();
    return new Crumb(
        json.path("crumbRequestField").asText("Jenkins-Crumb"),
        json.path("crumb").asText(),
        answer.headers().allValues("Set-Cookie").stream()
            .map(cookie -> cookie.replaceFirst(";.*", ""))
            .collect(Collectors.joining("; ")));
  }

  HttpRequest.Builder on(HttpRequest.Builder request) {
    Optional.of(cookies)
        .filter(all -> !all.isEmpty())
        .ifPresent(all -> request.header("Cookie", all));
    return request.header(header, value);
  }
}
