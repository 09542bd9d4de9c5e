package dev.slipway.adapters.gitlab;

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
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of GitLab's API that is about the pipelines of {@code team/shop}. */
final class FakeGitlab implements StandIn.Role, AutoCloseable {
  static final String CREATE = "/api/v4/projects/team%2Fshop/pipeline";
  static final String TOKEN = "glpat-secret";
  static final String HEAD = "3f2a91c" + "0".repeat(33);
  private static final Pattern PIPELINE =
      Pattern.compile("/api/v4/projects/team%2Fshop/pipelines/(\\d+)(/jobs|/variables|/cancel)?");

  final StandIn web = new StandIn(this);

  /** What the next look at a pipeline finds. */
  String status = "running";

  String head = HEAD;
  String trace = "";
  String problem = "";
  boolean listsPipelines = true;
  List<Map<String, Object>> jobs = List.of();

  private final Map<Long, JsonNode> created = new LinkedHashMap<>();
  private final Set<Long> cancelled = new TreeSet<>();

  static Map<String, Object> job(long id, String name, String status, String reason) {
    return Map.of(
        "id",
        id,
        "name",
        name,
        "stage",
        "build",
        "status",
        status,
        "failure_reason",
        reason,
        "allow_failure",
        name.equals("lint"),
        "web_url",
        "https://gitlab.com/team/shop/-/jobs/" + id);
  }

  @Override
  public void close() {
    web.close();
  }

  @Override
  public boolean begins(String method, String path) {
    return path.equals(CREATE);
  }

  @Override
  public ResponseDefinitionBuilder answer(String method, String path, Request request) {
    Matcher pipeline = PIPELINE.matcher(path);
    if (!request.containsHeader("PRIVATE-TOKEN")) {
      return message(401, "401 Unauthorized");
    }
    if (path.equals(CREATE)) {
      long id = created.size() + 1L;
      created.put(id, body(request));
      return json(201, shown(id));
    }
    if (path.equals(CREATE + "s")) {
      return json(200, listed());
    }
    if (path.matches(".*/jobs/\\d+/trace")) {
      return aResponse().withBody(trace);
    }
    return pipeline.matches() && created.containsKey(Long.valueOf(pipeline.group(1)))
        ? of(Long.parseLong(pipeline.group(1)), String.valueOf(pipeline.group(2)))
        : message(404, "404 Not found");
  }

  private List<Object> listed() {
    List<Object> listed = new ArrayList<>();
    if (listsPipelines) {
      created.keySet().forEach(id -> listed.addFirst(shown(id)));
    }
    return listed;
  }

  private ResponseDefinitionBuilder of(long id, String part) {
    return switch (part) {
      case "/jobs" -> json(200, jobs);
      case "/variables" -> json(200, Objects.requireNonNull(created.get(id)).path("variables"));
      case "/cancel" -> {
        if (status.equals("running")) {
          cancelled.add(id);
        }
        yield json(200, shown(id));
      }
      default -> json(200, shown(id));
    };
  }

  private Map<String, Object> shown(long id) {
    return Map.of(
        "id",
        id,
        "status",
        cancelled.contains(id) ? "canceled" : status,
        "sha",
        head,
        "yaml_errors",
        problem,
        "created_at",
        "2026-11-02T10:30:00.000+01:00",
        "web_url",
        "https://gitlab.com/team/shop/-/pipelines/" + id);
  }
}
