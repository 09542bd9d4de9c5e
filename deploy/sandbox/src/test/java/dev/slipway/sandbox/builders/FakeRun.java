package dev.slipway.sandbox.builders;

import dev.slipway.sandbox.builders.FakeActions.Way;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A run of the workflow, as GitHub shows it. */
record FakeRun(
    int id,
    String ref,
    String mark,
    Way way,
    Instant createdAt,
    Optional<Process> build,
    AtomicBoolean cancelled) {

  FakeRun(int id, String ref, String mark, Way way, Instant createdAt, Optional<Process> build) {
    this(id, ref, mark, way, createdAt, build, new AtomicBoolean());
  }

  void cancel() {
    if (status().equals("in_progress")) {
      cancelled.set(true);
      build.ifPresent(Process::destroy);
    }
  }

  boolean isCancelled() {
    return cancelled.get();
  }

  Map<String, Object> json() {
    return Map.of(
        "id",
        id,
        "display_title",
        mark,
        "status",
        status(),
        "conclusion",
        conclusion(),
        "created_at",
        createdAt.toString(),
        "html_url",
        "https://github.com/example/shop/actions/runs/" + id);
  }

  Map<String, Object> job() {
    return Map.of(
        "id",
        100 + id,
        "name",
        "image",
        "status",
        status(),
        "conclusion",
        conclusion(),
        "html_url",
        "https://github.com/example/shop/actions/runs/" + id + "/job/" + (100 + id),
        "steps",
        List.of(
            Map.of(
                "number", 1, "name", "Check out", "status", "completed", "conclusion", "success"),
            Map.of(
                "number",
                2,
                "name",
                "Build and push",
                "status",
                status(),
                "conclusion",
                conclusion())));
  }

  private String status() {
    boolean goesOn =
        switch (way) {
          case BUILDS -> build.orElseThrow().isAlive();
          case FAILS -> false;
          case HANGS -> true;
        };
    return goesOn && !isCancelled() ? "in_progress" : "completed";
  }

  private String conclusion() {
    if (status().equals("in_progress")) {
      return "";
    }
    return isCancelled() ? "cancelled" : way == Way.BUILDS ? "success" : "failure";
  }
}
