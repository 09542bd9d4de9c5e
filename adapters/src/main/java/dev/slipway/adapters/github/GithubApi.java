package dev.slipway.adapters.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.adapters.web.RetryAfter;
import dev.slipway.adapters.web.WebAnswer;
import dev.slipway.adapters.web.WebApi;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The requests to GitHub about one workflow (docs.github.com/rest, Actions), and what its refusals
 * mean. Thread-safe.
 */
final class GithubApi implements AutoCloseable {
  private static final String SYSTEM = "GitHub Actions";
  private static final String VERSION = "2022-11-28";
  private static final Duration USUAL_RETRY = Duration.ofSeconds(2);

  /** What GitHub asks for when it limits without saying for how long. */
  private static final Duration LIMITED_RETRY = Duration.ofMinutes(1);

  private static final Duration LONGEST_RETRY = Duration.ofMinutes(15);
  private static final int LOG_END = 256 * 1024;

  private final GithubSettings settings;
  private final WebApi web;
  private final InstantSource clock;

  GithubApi(GithubSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.web =
        new WebApi(
            new WebApi.Access(
                SYSTEM,
                settings.api(),
                () ->
                    Map.of(
                        "Authorization",
                        "Bearer " + settings.token().get(),
                        "Accept",
                        "application/vnd.github+json",
                        "X-GitHub-Api-Version",
                        VERSION,
                        "User-Agent",
                        "slipway"),
                settings.patience()));
  }

  /** The newest runs that were dispatched, newest first. */
  JsonNode dispatched() {
    WebAnswer answer =
        checked(
            web.get(
                workflow("/runs?event=workflow_dispatch&exclude_pull_requests=true&per_page=50")));
    return answer.json().path("workflow_runs");
  }

  /** Gives back every answer: what it means depends on what was asked. */
  WebAnswer dispatch(Map<String, ?> body) {
    return web.post(workflow("/dispatches"), body);
  }

  /** Empty when there is no such run. */
  Optional<JsonNode> run(String id) {
    WebAnswer answer = web.get(run(id, ""));
    return answer.status() == 404 ? Optional.empty() : Optional.of(checked(answer).json());
  }

  JsonNode jobs(String run) {
    return checked(web.get(run(run, "/jobs?filter=latest&per_page=100"))).json().path("jobs");
  }

  /** The end of what a job printed. It is kept elsewhere, where the token has no business. */
  String log(long job) {
    return checked(web.end(repository("/actions/jobs/" + job + "/logs"), LOG_END)).text();
  }

  void cancel(String run) {
    WebAnswer answer = web.post(run(run, "/cancel"), Map.of());
    if (answer.status() != 404 && answer.status() != 409) {
      checked(answer);
    }
  }

  /**
   * @throws Denied when GitHub says no, with what is missing
   * @throws Unavailable when it says later
   */
  WebAnswer checked(WebAnswer answer) {
    if (answer.isGood()) {
      return answer;
    }
    if (answer.isServersFault()) {
      String why = "it answered HTTP " + answer.status();
      throw new Unavailable(SYSTEM, why, retryAfter(answer, USUAL_RETRY), new IOException(why));
    }
    if (isLimited(answer)) {
      String why = "its rate limit for this token is used up (HTTP %d)".formatted(answer.status());
      throw new Unavailable(SYSTEM, why, retryAfter(answer, LIMITED_RETRY), new IOException(why));
    }
    throw new Denied(refusal(answer));
  }

  Unavailable unavailable(String why) {
    return web.unavailable(why, new IOException(why));
  }

  @Override
  public void close() {
    web.close();
  }

  private String refusal(WebAnswer answer) {
    String what = "%s of %s".formatted(settings.workflow(), settings.repository());
    return switch (answer.status()) {
      case 401 ->
          "GitHub does not accept the token for %s (HTTP 401): it is wrong, expired or revoked"
              .formatted(settings.repository());
      case 403 ->
          "GitHub refuses the token for %s (HTTP 403: %s): it needs the permission Actions, read and write, on %s"
              .formatted(what, message(answer), settings.repository());
      case 404 ->
          "there is no workflow %s in %s, or the token may not see it (HTTP 404): it needs the permission Actions on that repository"
              .formatted(settings.workflow(), settings.repository());
      case 422 -> "GitHub does not run %s: %s".formatted(what, message(answer));
      default ->
          "GitHub refuses %s (HTTP %d: %s)".formatted(what, answer.status(), message(answer));
    };
  }

  /** A limit comes as 429 or 403, the secondary one at times only in words. */
  private static boolean isLimited(WebAnswer answer) {
    return answer.status() == 429
        || (answer.status() == 403
            && (answer.header("Retry-After").isPresent()
                || answer.header("X-RateLimit-Remaining").filter("0"::equals).isPresent()
                || message(answer).toLowerCase(Locale.ROOT).contains("rate limit")));
  }

  private Duration retryAfter(WebAnswer answer, Duration usual) {
    Instant now = clock.instant();
    return answer
        .header("Retry-After")
        .flatMap(header -> RetryAfter.read(header, now))
        .or(() -> reset(answer, now))
        .orElse(usual);
  }

  private static Optional<Duration> reset(WebAnswer answer, Instant now) {
    return answer
        .header("X-RateLimit-Reset")
        .filter(seconds -> answer.header("X-RateLimit-Remaining").filter("0"::equals).isPresent())
        .filter(seconds -> seconds.matches("\\d{1,12}"))
        .map(seconds -> Duration.between(now, Instant.ofEpochSecond(Long.parseLong(seconds))))
        .filter(Duration::isPositive)
        .map(left -> left.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : left);
  }

  static String message(WebAnswer answer) {
    String message = answer.json().path("message").asText();
    return message.isBlank() ? "no reason given" : message.strip();
  }

  private String workflow(String rest) {
    return repository("/actions/workflows/" + WebApi.part(settings.workflow()) + rest);
  }

  private String run(String id, String rest) {
    return repository("/actions/runs/" + id + rest);
  }

  private String repository(String rest) {
    String[] parts = settings.repository().split("/", 2);
    return "/repos/%s/%s%s".formatted(WebApi.part(parts[0]), WebApi.part(parts[1]), rest);
  }
}
