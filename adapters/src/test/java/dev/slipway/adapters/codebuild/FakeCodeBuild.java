package dev.slipway.adapters.codebuild;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.slipway.adapters.aws.AwsHttp;
import dev.slipway.core.build.BuildLimits;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * AWS CodeBuild and CloudWatch Logs on this host, with one project {@code shop-image}, speaking
 * JSON 1.1 as the SDK wants it.
 */
final class FakeCodeBuild implements ResponseDefinitionTransformerV2, AutoCloseable {
  static final CodeBuildSettings SETTINGS =
      new CodeBuildSettings(
          "eu-west-1", "shop-image", new BuildLimits(Duration.ofMinutes(10), Duration.ofHours(1)));
  static final String BUILDS = "CodeBuild_20161006.";
  static final String LOGS = "Logs_20140328.";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double STARTED = 1_793_611_800.5;

  private final Map<String, ObjectNode> builds = new LinkedHashMap<>();
  private final Map<String, String> tokens = new HashMap<>();
  private final List<String> log = new ArrayList<>();
  private String ending = "IN_PROGRESS";
  private boolean losesAnswer;
  private boolean listsNothing;
  private final WireMockServer server =
      new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1").extensions(this));

  FakeCodeBuild() {
    server.start();
    recover();
  }

  CodeBuildClients clients() {
    var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret"));
    URI url = URI.create("http://localhost:" + server.port());
    return new CodeBuildClients(
        new AwsHttp.Access(Optional.of(url), Optional.of(credentials)), "eu-west-1");
  }

  /** Answers as itself again. */
  void recover() {
    server.resetMappings();
    server.stubFor(
        any(anyUrl()).atPriority(10).willReturn(aResponse().withTransformers(getName())));
  }

  /** Answers one action so. */
  void answer(String action, ResponseDefinitionBuilder response) {
    server.stubFor(
        post(anyUrl())
            .atPriority(1)
            .withHeader("X-Amz-Target", equalTo(action))
            .willReturn(response));
  }

  void refuse(String action, int status, String code, String message) {
    String body = "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(code, message);
    answer(action, aResponse().withStatus(status).withBody(body));
  }

  synchronized void loseNextAnswer() {
    losesAnswer = true;
  }

  /** What was just started does not show yet in the list. */
  synchronized void listNothing() {
    listsNothing = true;
  }

  /** The status that builds have as soon as they begin. */
  synchronized void endAtOnce(String status) {
    ending = status;
  }

  synchronized void write(String... lines) {
    log.addAll(List.of(lines));
  }

  synchronized void enter(String phase) {
    newest().put("currentPhase", phase);
  }

  /** The newest build ends, and says why. */
  synchronized void end(String status, String phase, String code, String message) {
    ObjectNode build = newest().put("buildStatus", status).put("currentPhase", "COMPLETED");
    ArrayNode phases = (ArrayNode) build.path("phases");
    ObjectNode bad = phases.addObject().put("phaseType", phase).put("phaseStatus", status);
    bad.putArray("contexts").addObject().put("statusCode", code).put("message", message);
  }

  synchronized ObjectNode newest() {
    return builds.values().stream().reduce((older, newer) -> newer).orElseThrow();
  }

  synchronized int begun() {
    return builds.size();
  }

  int asked(String action) {
    return server
        .findAll(postRequestedFor(anyUrl()).withHeader("X-Amz-Target", equalTo(action)))
        .size();
  }

  @Override
  public void close() {
    server.stop();
  }

  @Override
  public String getName() {
    return "codebuild";
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public synchronized ResponseDefinition transform(ServeEvent event) {
    Request request = event.getRequest();
    String action = String.valueOf(request.getHeader("X-Amz-Target"));
    try {
      return answer(action, JSON.readTree(request.getBodyAsString())).build();
    } catch (JsonProcessingException noJson) {
      throw new IllegalStateException(noJson);
    }
  }

  private ResponseDefinitionBuilder answer(String action, JsonNode asked) {
    ObjectNode answer = JSON.createObjectNode();
    switch (action) {
      case BUILDS + "ListBuildsForProject" -> list(answer.putArray("ids"));
      case BUILDS + "BatchGetBuilds" -> batch(asked, answer);
      case BUILDS + "StartBuild" -> answer.set("build", start(asked));
      case BUILDS + "StopBuild" -> stop(asked.path("id").asText());
      case LOGS + "GetLogEvents" -> events(answer.putArray("events"));
      default -> throw new IllegalArgumentException(action);
    }
    if (losesAnswer && action.endsWith("StartBuild")) {
      losesAnswer = false;
      return aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
    }
    return aResponse()
        .withHeader("Content-Type", "application/x-amz-json-1.1")
        .withBody(answer.toString());
  }

  private void list(ArrayNode ids) {
    if (!listsNothing) {
      new ArrayList<>(builds.keySet()).reversed().forEach(ids::add);
    }
  }

  private void batch(JsonNode asked, ObjectNode answer) {
    ArrayNode found = answer.putArray("builds");
    ArrayNode unknown = answer.putArray("buildsNotFound");
    for (JsonNode id : asked.path("ids")) {
      ObjectNode build = builds.get(id.asText());
      if (build == null) {
        unknown.add(id);
      } else {
        found.add(build);
      }
    }
  }

  /** The same token gives the same build back, whatever became of it. */
  private ObjectNode start(JsonNode asked) {
    String id =
        tokens.computeIfAbsent(
            asked.path("idempotencyToken").asText(), token -> "shop-image:" + (builds.size() + 1));
    return builds.computeIfAbsent(id, fresh -> build(fresh, asked));
  }

  private ObjectNode build(String id, JsonNode asked) {
    ObjectNode build =
        JSON.createObjectNode()
            .put("id", id)
            .put("buildNumber", builds.size() + 1)
            .put("startTime", STARTED)
            .put("currentPhase", "BUILD")
            .put("buildStatus", ending)
            .put("sourceVersion", asked.path("sourceVersion").asText());
    ObjectNode environment = build.putObject("environment");
    environment.set("environmentVariables", asked.path("environmentVariablesOverride"));
    ArrayNode phases = build.putArray("phases");
    phases.addObject().put("phaseType", "QUEUED").put("phaseStatus", "SUCCEEDED");
    phases.addObject().put("phaseType", "BUILD").put("startTime", STARTED);
    build
        .putObject("logs")
        .put("groupName", "/aws/codebuild/shop-image")
        .put("streamName", id.replaceFirst(".*:", ""))
        .put("deepLink", "https://console.aws.amazon.com/cloudwatch/home#log");
    if (ending.equals("FAILED")) {
      ObjectNode bad = phases.addObject().put("phaseType", "BUILD").put("phaseStatus", "FAILED");
      bad.putArray("contexts").addObject().put("statusCode", "COMMAND_EXECUTION_ERROR");
    }
    return build;
  }

  private void stop(String id) {
    ObjectNode build = builds.get(id);
    if (build != null && build.path("buildStatus").asText().equals("IN_PROGRESS")) {
      build.put("buildStatus", "STOPPED");
    }
  }

  private void events(ArrayNode events) {
    List<String> newest = log.subList(Math.max(0, log.size() - 60), log.size());
    for (String line : newest) {
      events
          .addObject()
          .put("timestamp", 1_793_611_800_000L + 1000L * log.size())
          .put("message", line + "\n");
    }
  }
}
