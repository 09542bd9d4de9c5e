package dev.slipway.adapters.servers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.adapters.ssh.Ran;
import dev.slipway.core.repository.CommitSha;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Understands the line of JSON that a script ends with. */
final class Answers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EXCERPT = 500;

  private Answers() {}

  static Outcome outcome(Ran ran) {
    return read(ran).map(Answers::outcome).orElseGet(() -> unanswered(ran));
  }

  static Optional<Outcome> found(Ran ran) {
    boolean none = read(ran).filter(json -> json.path("none").asBoolean()).isPresent();
    return none ? Optional.empty() : Optional.of(outcome(ran));
  }

  /** A full disk leaves no room for an answer. */
  private static Outcome unanswered(Ran ran) {
    return ran.errors().contains("No space left on device")
        ? new Outcome.Failed(
            Fault.DISK_FULL, "the server could not even write down what to do", ran.errors())
        : new Outcome.Failed(Fault.BROKEN, complaint(ran), ran.errors());
  }

  static Optional<ServerState> state(Ran ran) {
    return read(ran).map(Answers::state);
  }

  /** What is wrong when there is no such line. */
  static String complaint(Ran ran) {
    String errors = ran.errors().strip();
    return "the script ended with %d: %s"
        .formatted(ran.exitCode(), errors.substring(0, Math.min(EXCERPT, errors.length())));
  }

  private static Outcome outcome(JsonNode json) {
    if (json.path("running").asBoolean()) {
      return new Outcome.Underway(json.path("step").asText());
    }
    int exit = json.path("exit").asInt();
    if (exit == 0) {
      return new Outcome.Done(laps(json.path("laps")), facts(json.path("facts")));
    }
    String kind = json.path("kind").asText();
    if (kind.isEmpty()) {
      return new Outcome.Failed(
          Fault.KILLED, "the job was ended from outside, with code " + exit, "");
    }
    return new Outcome.Failed(
        Fault.of(kind), json.path("cause").asText(), json.path("evidence").asText());
  }

  private static ServerState state(JsonNode json) {
    return new ServerState(
        json.path("generation").asInt(),
        text(json, "applied").map(Integer::valueOf),
        text(json, "release"),
        Color.of(json.path("live").asText()),
        Map.of(Color.BLUE, color(json, Color.BLUE), Color.GREEN, color(json, Color.GREEN)),
        Percent.of(json.path("percent").asText()),
        json.path("maintenance").asText().equals("on"),
        text(json, "changed"),
        json.path("highest").asLong(),
        text(json, "busy"),
        pending(json.path("pending")),
        Instant.ofEpochMilli(json.path("clock").asLong()),
        json.has("machine") ? Optional.of(machine(json.path("machine"))) : Optional.empty());
  }

  private static ServerState.ColorState color(JsonNode json, Color color) {
    JsonNode now = json.path(color.toString());
    return new ServerState.ColorState(
        text(json, color + "_image"),
        text(json, color + "_commit").map(CommitSha::new),
        now.path("healthy").asText().equals("yes"),
        now.path("says").asText().equals("yes"),
        now.path("why").asText());
  }

  private static ServerState.Machine machine(JsonNode json) {
    return new ServerState.Machine(
        text(json, "docker"),
        text(json, "trouble"),
        text(json, "compose"),
        text(json, "nginx"),
        Optional.of(json.path("free").asLong(-1)).filter(free -> free >= 0).map(k -> k * 1024),
        json.path("file").asText().equals("yes"));
  }

  private static Map<String, Duration> laps(JsonNode json) {
    Map<String, Duration> laps = new LinkedHashMap<>();
    json.properties().forEach(e -> laps.put(e.getKey(), Duration.ofMillis(e.getValue().asLong())));
    return laps;
  }

  private static Map<String, String> facts(JsonNode json) {
    Map<String, String> facts = new LinkedHashMap<>();
    json.properties().forEach(e -> facts.put(e.getKey(), e.getValue().asText()));
    return facts;
  }

  private static List<String> pending(JsonNode json) {
    List<String> pending = new ArrayList<>();
    json.forEach(release -> pending.add(release.asText()));
    return List.copyOf(pending);
  }

  private static Optional<String> text(JsonNode json, String name) {
    return Optional.of(json.path(name).asText()).filter(text -> !text.isEmpty());
  }

  private static Optional<JsonNode> read(Ran ran) {
    List<String> lines = ran.output().lines().toList();
    try {
      return lines.isEmpty() || !lines.getLast().startsWith("{")
          ? Optional.empty()
          : Optional.of(JSON.readTree(lines.getLast()));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
