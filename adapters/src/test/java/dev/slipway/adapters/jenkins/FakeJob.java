package dev.slipway.adapters.jenkins;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The job of {@link FakeJenkins}: its parameters, its queue, its builds and their logs. */
final class FakeJob {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where a build is, or how it ended. */
  private static final class Build {
    final long item;
    final Map<String, String> parameters;
    String result = "";
    String log = "";
    String stage = "";
    String abortedBy = "";

    Build(long item, Map<String, String> parameters) {
      this.item = item;
      this.parameters = parameters;
    }
  }

  final Set<String> declared =
      new TreeSet<>(Set.of("GIT_HASH", "GIT_HEAD_EPOCH_TIME", "IMAGE", "SLIPWAY_BUILD", "FLAVOR"));
  boolean disabled;
  boolean pipeline;
  boolean busy;

  /** How builds end as soon as they begin; empty when they run on. */
  String ending = "";

  String log = "";
  private final Map<Long, Map<String, String>> waiting = new TreeMap<>();
  private final Map<Long, Map<String, String>> cancelled = new TreeMap<>();
  private final Set<Long> forgotten = new TreeSet<>();
  private final List<Build> builds = new ArrayList<>();
  private long items = 40;

  /** Equal orders that still wait are one. */
  long order(Map<String, String> parameters) {
    parameters.keySet().retainAll(declared);
    Optional<Long> same =
        waiting.entrySet().stream()
            .filter(each -> each.getValue().equals(parameters))
            .map(Map.Entry::getKey)
            .findFirst();
    if (same.isPresent()) {
      return same.get();
    }
    waiting.put(++items, parameters);
    if (!busy) {
      begin();
    }
    return items;
  }

  /** An executor is free for everything that waits. */
  void begin() {
    waiting.forEach(
        (item, parameters) -> {
          Build build = new Build(item, parameters);
          build.result = ending;
          build.log = log;
          builds.add(build);
        });
    waiting.clear();
  }

  void write(String text) {
    builds.getLast().log += text;
  }

  void enter(String stage) {
    builds.getLast().stage = stage;
  }

  void end(String result) {
    builds.getLast().result = result;
  }

  void stop(long number, String by) {
    Build build = builds.get((int) number - 1);
    if (build.result.isEmpty()) {
      build.result = "ABORTED";
      build.abortedBy = by;
    }
  }

  void cancelItem(long item) {
    Map<String, String> parameters = waiting.remove(item);
    if (parameters != null) {
      cancelled.put(item, parameters);
    }
  }

  /** Five minutes have passed for what left the queue. */
  void forgetItems() {
    builds.forEach(build -> forgotten.add(build.item));
  }

  void deleteBuilds() {
    builds.clear();
  }

  int begun() {
    return builds.size();
  }

  Map<String, String> parameters() {
    return builds.getLast().parameters;
  }

  ObjectNode queue() {
    ObjectNode queue = JSON.createObjectNode();
    ArrayNode all = queue.putArray("items");
    waiting.forEach((item, parameters) -> all.add(waiting(item, parameters)));
    return queue;
  }

  Optional<ObjectNode> item(String id) {
    long item = Long.parseLong(id);
    if (waiting.containsKey(item)) {
      return Optional.of(waiting(item, waiting.getOrDefault(item, Map.of())));
    }
    if (cancelled.containsKey(item)) {
      return Optional.of(left(item, cancelled.getOrDefault(item, Map.of())).put("cancelled", true));
    }
    return builds.stream()
        .filter(build -> build.item == item && !forgotten.contains(item))
        .findFirst()
        .map(
            build -> {
              ObjectNode left = left(item, build.parameters).put("cancelled", false);
              left.putObject("executable").put("number", builds.indexOf(build) + 1);
              return left;
            });
  }

  ResponseDefinitionBuilder answer(String path, Map<String, String> query) {
    if (path.equals("api/json")) {
      return FakeJenkins.json(view().toString());
    }
    int number = Integer.parseInt(path.replaceFirst("/.*", ""));
    if (number > builds.size()) {
      return FakeJenkins.page(404, "Not Found");
    }
    return switch (path.substring(path.indexOf('/') + 1)) {
      case "api/json" -> FakeJenkins.json(build(number).toString());
      case "wfapi/describe" ->
          pipeline
              ? FakeJenkins.json(stages(number).toString())
              : FakeJenkins.page(404, "Not Found");
      case "logText/progressiveText" ->
          text(builds.get(number - 1).log, Integer.parseInt(query.getOrDefault("start", "0")));
      default -> FakeJenkins.page(404, "Not Found");
    };
  }

  private ObjectNode view() {
    ObjectNode view = JSON.createObjectNode().put("buildable", !disabled);
    ArrayNode definitions = view.putArray("property").addObject().putArray("parameterDefinitions");
    declared.forEach(name -> definitions.addObject().put("name", name));
    ArrayNode all = view.putArray("builds");
    for (int number = builds.size(); number > 0; number--) {
      all.add(build(number));
    }
    return view;
  }

  private ObjectNode build(int number) {
    Build build = builds.get(number - 1);
    ObjectNode json =
        JSON.createObjectNode()
            .put(
                "_class",
                pipeline
                    ? "org.jenkinsci.plugins.workflow.job.WorkflowRun"
                    : "hudson.model.FreeStyleBuild")
            .put("number", number)
            .put("queueId", build.item)
            .put("timestamp", 1_793_611_800_000L)
            .put("building", build.result.isEmpty())
            .put("result", build.result.isEmpty() ? null : build.result)
            .put("url", "https://ci.example.com/jenkins/job/team/job/shop%20image/" + number + "/");
    ArrayNode actions = actions(json, build.parameters);
    ObjectNode started = actions.addObject().put("_class", "hudson.model.CauseAction");
    started.putArray("causes").addObject().put("shortDescription", "Started by user slipway");
    if (!build.abortedBy.isEmpty()) {
      ObjectNode why = actions.addObject().put("_class", "jenkins.model.InterruptedBuildAction");
      why.putArray("causes").addObject().put("shortDescription", build.abortedBy);
    }
    return json;
  }

  private ObjectNode stages(int number) {
    Build build = builds.get(number - 1);
    ObjectNode json = JSON.createObjectNode();
    ArrayNode stages = json.putArray("stages");
    stages.addObject().put("name", "Check out").put("status", "SUCCESS");
    String status = build.result.isEmpty() ? "IN_PROGRESS" : "FAILED";
    stages.addObject().put("name", build.stage).put("status", status);
    return json;
  }

  private static ObjectNode waiting(long item, Map<String, String> parameters) {
    return left(item, parameters)
        .put("why", "Waiting for next available executor on ‘linux’")
        .put("inQueueSince", 1_793_611_800_000L);
  }

  private static ObjectNode left(long item, Map<String, String> parameters) {
    ObjectNode json = JSON.createObjectNode().put("id", item).putNull("why");
    json.putObject("task").put("url", "https://ci.example.com" + FakeJenkins.JOB);
    actions(json, parameters);
    return json;
  }

  /** Actions that show nothing are empty objects. */
  private static ArrayNode actions(ObjectNode json, Map<String, String> parameters) {
    ArrayNode actions = json.putArray("actions");
    actions.addObject();
    ArrayNode all = actions.addObject().putArray("parameters");
    parameters.forEach((name, value) -> all.addObject().put("name", name).put("value", value));
    return actions;
  }

  /** As {@code LargeText} of Stapler does it: from the beginning when there is no such offset. */
  private static ResponseDefinitionBuilder text(String log, int start) {
    byte[] all = log.getBytes(ISO_8859_1);
    int from = start > all.length ? 0 : start;
    return aResponse()
        .withHeader("Content-Type", "text/plain;charset=UTF-8")
        .withHeader("X-Text-Size", String.valueOf(all.length))
        .withBody(log.substring(from).replace("\n", "\r\n"));
  }
}
