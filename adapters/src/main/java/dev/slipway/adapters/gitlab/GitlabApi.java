package dev.slipway.adapters.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.slipway.adapters.web.RetryAfter;
import dev.slipway.adapters.web.WebAnswer;
import dev.slipway.adapters.web.WebApi;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The requests to GitLab about the pipelines of one project (docs.gitlab.com/api, pipelines and
 * jobs), and what its refusals mean. Thread-safe.
 */
final class GitlabApi implements AutoCloseable {
  private static final String SYSTEM = "GitLab";
  private static final Duration USUAL_RETRY = Duration.ofSeconds(2);
  private static final Duration LIMITED_RETRY = Duration.ofSeconds(60);
  private static final int TRACE_END = 64 * 1024;

  private final GitlabSettings settings;
  private final WebApi web;
  private final InstantSource clock;

  GitlabApi(GitlabSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.web =
        new WebApi(
            new WebApi.Access(
                SYSTEM,
                URI.create(settings.url() + "/api/v4"),
                () -> Map.of("PRIVATE-TOKEN", settings.token().get(), "User-Agent", "slipway"),
                settings.patience()));
  }

  /** The newest pipelines that an API began, on whichever ref, newest first. */
  JsonNode pipelines() {
    return checked(web.get(project("/pipelines?source=api&order_by=id&sort=desc&per_page=30")))
        .json();
  }

  /** Gives back every answer: what it means depends on what was asked. */
  WebAnswer create(Map<String, ?> body) {
    return web.post(project("/pipeline"), body);
  }

  /** Empty when there is no such pipeline. */
  Optional<JsonNode> pipeline(String id) {
    WebAnswer answer = web.get(pipeline(id, ""));
    return answer.status() == 404 ? Optional.empty() : Optional.of(checked(answer).json());
  }

  /** Nothing for the pipelines of others: those of its own the token may always read. */
  JsonNode variables(String id) {
    WebAnswer answer = web.get(pipeline(id, "/variables"));
    boolean hidden = answer.status() == 403 || answer.status() == 404;
    return hidden ? MissingNode.getInstance() : checked(answer).json();
  }

  JsonNode jobs(String id) {
    return checked(web.get(pipeline(id, "/jobs?per_page=100"))).json();
  }

  /** The end of what a job printed. */
  String trace(long job) {
    return checked(web.end(project("/jobs/" + job + "/trace"), TRACE_END)).text();
  }

  /** A pipeline that has ended stays as it is. */
  void cancel(String id) {
    WebAnswer answer = web.post(pipeline(id, "/cancel"), Map.of());
    if (answer.status() != 404 && answer.status() != 400) {
      checked(answer);
    }
  }

  /**
   * @throws Denied when GitLab says no, with what is missing
   * @throws Unavailable when it says later
   */
  WebAnswer checked(WebAnswer answer) {
    if (answer.isGood()) {
      return answer;
    }
    if (answer.status() == 429 || answer.isServersFault()) {
      boolean limited = answer.status() == 429;
      String why =
          limited ? "it limits our requests (HTTP 429)" : "it answered HTTP " + answer.status();
      Duration later =
          answer
              .header("Retry-After")
              .flatMap(header -> RetryAfter.read(header, clock.instant()))
              .orElse(limited ? LIMITED_RETRY : USUAL_RETRY);
      throw new Unavailable(SYSTEM, why, later, new IOException(why));
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
    String project = settings.project();
    return switch (answer.status()) {
      case 400, 422 ->
          "GitLab does not begin a pipeline of %s: %s".formatted(project, message(answer));
      case 401 ->
          "GitLab does not accept the token for %s (HTTP 401): it is wrong, expired or revoked"
              .formatted(project);
      case 403 ->
          "GitLab refuses the token for %s (HTTP 403: %s): it needs the scope api and the role Developer, and on a protected branch the right to merge"
              .formatted(project, message(answer));
      case 404 ->
          "there is no project %s on %s, or the token may not see it (HTTP 404): it needs the scope api and the role Developer"
              .formatted(project, settings.url().getRawAuthority());
      default ->
          "GitLab refuses to build %s (HTTP %d: %s)"
              .formatted(project, answer.status(), message(answer));
    };
  }

  /** GitLab says it as a text, a list, or lists by field. */
  private static String message(WebAnswer answer) {
    JsonNode json = answer.json();
    StringBuilder said = new StringBuilder();
    say(json.has("message") ? json.path("message") : json.path("error"), said);
    say(json.path("error_description"), said);
    return said.isEmpty() ? "no reason given" : said.toString();
  }

  private static void say(JsonNode node, StringBuilder said) {
    if (node.isValueNode() && !node.asText().isBlank()) {
      said.append(said.isEmpty() ? "" : "; ").append(node.asText().strip());
    } else {
      node.forEach(each -> say(each, said));
    }
  }

  private String pipeline(String id, String rest) {
    return project("/pipelines/" + id + rest);
  }

  private String project(String rest) {
    return "/projects/" + WebApi.part(settings.project()) + rest;
  }
}
