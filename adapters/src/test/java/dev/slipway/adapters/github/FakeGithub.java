package dev.slipway.adapters.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.slipway.adapters.web.StandIn.body;
import static dev.slipway.adapters.web.StandIn.json;
import static dev.slipway.adapters.web.StandIn.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import dev.slipway.adapters.web.StandIn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of GitHub's API that is about the workflow {@code build.yml} of {@code team/shop}. */
final class FakeGithub implements StandIn.Role, AutoCloseable {
  static final String DISPATCHES = ".*/actions/workflows/build.yml/dispatches";
  static final String TOKEN = "github_pat_secret";
  static final String HEAD = "3f2a91c" + "0".repeat(33);
  private static final Pattern RUN =
      Pattern.compile("/repos/team/shop/actions/runs/(\\d+)(/jobs|/cancel)?");

  final StandIn web = new StandIn(this);

  /** What the next look at a run finds. */
  String status = "in_progress";

  String conclusion = "";
  String head = HEAD;
  String log = "";
  boolean namesRuns = true;
  boolean knowsDetails = true;
  boolean listsRuns = true;
  List<Map<String, Object>> jobs = List.of();

  private final Map<Long, String> titles = new LinkedHashMap<>();
  private final Map<Long, String> cancelled = new LinkedHashMap<>();

  void ends(String how) {
    status = "completed";
    conclusion = how;
  }

  static Map<String, Object> job(
      long id, String name, String status, String conclusion, Object... steps) {
    return Map.of(
        "id",
        id,
        "name",
        name,
        "status",
        status,
        "conclusion",
        conclusion,
        "html_url",
        "https://github.com/team/shop/actions/runs/1/job/" + id,
        "steps",
        List.of(steps));
  }

  static Map<String, Object> step(int number, String name, String status, String conclusion) {
    return Map.of("number", number, "name", name, "status", status, "conclusion", conclusion);
  }

  @Override
  public void close() {
    web.close();
  }

  @Override
  public boolean begins(String method, String path) {
    return path.matches(DISPATCHES);
  }

  @Override
  public ResponseDefinitionBuilder answer(String method, String path, Request request) {
    Matcher run = RUN.matcher(path);
    if (path.matches(DISPATCHES)) {
      return dispatched(body(request));
    }
    if (path.endsWith("/actions/workflows/build.yml/runs")) {
      return json(200, Map.of("workflow_runs", listed()));
    }
    if (path.matches("/repos/team/shop/actions/jobs/\\d+/logs")) {
      return aResponse().withStatus(302).withHeader("Location", blobs() + "/blob?sig=signed");
    }
    if (path.equals("/blob")) {
      return request.containsHeader("Authorization")
          ? aResponse().withStatus(403)
          : aResponse().withBody(log);
    }
    if (run.matches() && titles.containsKey(Long.valueOf(run.group(1)))) {
      return ofRun(Long.parseLong(run.group(1)), String.valueOf(run.group(2)));
    }
    return message(404, "Not Found");
  }

  /** Elsewhere, as the token sees it. */
  private String blobs() {
    return web.url().replace("localhost", "127.0.0.1");
  }

  private ResponseDefinitionBuilder dispatched(JsonNode body) {
    if (body.has("return_run_details") && !knowsDetails) {
      return message(422, "Invalid request.\n\n\"return_run_details\" is not a permitted key.");
    }
    long id = titles.size() + 1L;
    titles.put(id, namesRuns ? body.path("inputs").path("slipway_build").asText() : "Build");
    return knowsDetails
        ? json(
            200,
            Map.of(
                "workflow_run_id", id, "run_url", "", "html_url", "https://github.com/team/shop"))
        : aResponse().withStatus(204);
  }

  private List<Object> listed() {
    List<Object> listed = new ArrayList<>();
    if (listsRuns) {
      titles.keySet().forEach(id -> listed.addFirst(shown(id)));
    }
    return listed;
  }

  private ResponseDefinitionBuilder ofRun(long id, String part) {
    return switch (part) {
      case "/jobs" -> json(200, Map.of("jobs", jobs));
      case "/cancel" -> cancel(id);
      default -> json(200, shown(id)).withHeader("ETag", "\"" + shown(id).hashCode() + "\"");
    };
  }

  private ResponseDefinitionBuilder cancel(long id) {
    if (status.equals("completed") || cancelled.put(id, "cancelled") != null) {
      return message(409, "Cannot cancel a workflow run that is completed.");
    }
    return json(202, Map.of());
  }

  private Map<String, Object> shown(long id) {
    boolean stopped = cancelled.containsKey(id);
    return Map.of(
        "id",
        id,
        "display_title",
        titles.getOrDefault(id, ""),
        "status",
        stopped ? "completed" : status,
        "conclusion",
        stopped ? "cancelled" : conclusion,
        "head_sha",
        head,
        "created_at",
        "2026-11-02T09:30:00Z",
        "html_url",
        "https://github.com/team/shop/actions/runs/" + id);
  }
}
