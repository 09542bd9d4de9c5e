package dev.slipway.adapters.jenkins;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The stages of a Pipeline, when the plugin that tells them (Pipeline: Stage View) is there; a
 * build is watched as well without it. Thread-safe.
 */
final class Stages {
  private static final Set<String> FAILED = Set.of("FAILED", "ABORTED", "UNSTABLE");

  private final Door door;
  private final Address address;
  private volatile boolean untold;

  private record Stage(String name, String status) {}

  Stages(Door door, Address address) {
    this.door = door;
    this.address = address;
  }

  /** Where the build is. */
  Optional<String> current(Run run) {
    List<Stage> stages = stages(run);
    Optional<String> waiting =
        named(stages, Set.of("PAUSED_PENDING_INPUT"))
            .map(stage -> "somebody has to answer a question in Jenkins, stage " + stage);
    return waiting.or(() -> named(stages, Set.of("IN_PROGRESS")));
  }

  Optional<String> failed(Run run) {
    return named(stages(run), FAILED);
  }

  private static Optional<String> named(List<Stage> stages, Set<String> statuses) {
    return stages.stream()
        .filter(stage -> statuses.contains(stage.status()))
        .map(Stage::name)
        .findFirst();
  }

  private List<Stage> stages(Run run) {
    if (!run.pipeline() || untold) {
      return List.of();
    }
    try {
      Answer answer =
          door.get(address.inJob(run.number() + "/wfapi/describe", Map.of()), "Job/Read");
      untold = answer.isNotFound();
      JsonNode stages = answer.json().path("stages");
      return StreamSupport.stream(stages.spliterator(), false)
          .map(each -> new Stage(each.path("name").asText(), each.path("status").asText()))
          .toList();
    } catch (Unavailable | Denied nobodyNeedsIt) {
      return List.of();
    }
  }
}
