package dev.slipway.adapters.servers;

import dev.slipway.core.engine.Fence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The values of a script, each quoted, so that none of them is ever read as shell. */
final class ScriptSettings {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm").withZone(ZoneOffset.UTC);

  private final Map<String, String> values = new LinkedHashMap<>();

  private ScriptSettings() {}

  static ScriptSettings of(ServerApp app) {
    return new ScriptSettings()
        .with("APP", app.name().value())
        .with("ROOT", app.root())
        .with("PORT", app.port())
        .with("COOKIE", app.cookie())
        .with("SITE", app.site())
        .with("HEALTH_PATH", app.health())
        .with("VERSION_PATH", app.version())
        .with("WEB", app.web())
        .with("WORKERS", String.join(" ", app.workers()))
        .with("CRON", String.join(" ", app.cron()))
        .with("MINIMUM_FREE", app.limits().minimumFree() / 1024)
        .with("HEALTHY_WITHIN", app.limits().healthy().toSeconds())
        .with("ANSWER_WITHIN", app.limits().answer().toSeconds())
        .with("DRAIN_WITHIN", app.limits().drain().toSeconds());
  }

  ScriptSettings job(Job job, Fence fence, Instant at, Duration wait) {
    return with("JOB", job)
        .with("RELEASE", job.release())
        .with("FENCE", fence.value())
        .with("STAMP", STAMP.format(at))
        .with("WAIT", wait.toSeconds());
  }

  ScriptSettings action(ServerAction action) {
    return switch (action) {
      case ServerAction.Pull(var build) -> build(build);
      case ServerAction.Migrate(var build, var task, var service, var command) ->
          build(build)
              .with("COMMITTED", build.committedAt().getEpochSecond())
              .with("TASK", task)
              .with("SERVICE", service)
              .with("COMMAND", String.join("\n", command));
      case ServerAction.Prepare(var build, var live) ->
          build(build).with("LIVE_COMMIT", live.map(Object::toString).orElse(""));
      case ServerAction.Shift(var build, var percent) -> build(build).with("PERCENT", percent);
      case ServerAction.Live(var build) -> build(build);
      case ServerAction.Return(var build) -> build(build);
      case ServerAction.Back(var build) -> build(build);
      case ServerAction.Others(var here) -> with("CRON_HERE", here ? "yes" : "no");
      case ServerAction.Clear(var build, var here) ->
          build(build).with("CRON_HERE", here ? "yes" : "no");
      case ServerAction.Drain() -> this;
      case ServerAction.Maintenance(var on) -> with("MAINTENANCE", on ? "on" : "off");
      case ServerAction.Prune(var build, var keep, var hot) ->
          build(build).with("KEEP", kept(build, keep)).with("KEEP_HOT", hot ? "yes" : "no");
    };
  }

  ScriptSettings with(String name, Object value) {
    values.put(name, value.toString());
    return this;
  }

  /** One assignment a line, and the list of their names. */
  String header() {
    return values.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + quoted(entry.getValue()) + "\n")
            .collect(Collectors.joining())
        + "SETTINGS="
        + quoted(String.join(" ", values.keySet()))
        + "\n";
  }

  private ScriptSettings build(ServerBuild build) {
    return with("IMAGE", build.image().reference())
        .with("TAG", build.commit())
        .with("COMMIT", build.commit());
  }

  private static String kept(ServerBuild build, List<String> digests) {
    return digests.stream()
        .map(digest -> build.image().name() + "@" + digest)
        .collect(Collectors.joining(" "));
  }

  private static String quoted(String value) {
    return "'" + value.replace("'", "'\\''") + "'";
  }
}
