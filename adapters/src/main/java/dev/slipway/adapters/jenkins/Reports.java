package dev.slipway.adapters.jenkins;

import dev.slipway.core.build.BuildProgress;
import dev.slipway.core.engine.Unavailable;

/** What is said of a build: where it is, or how it ended and with what in its log. */
final class Reports {
  private final RunLog log;
  private final Stages stages;

  Reports(RunLog log, Stages stages) {
    this.log = log;
    this.stages = stages;
  }

  BuildProgress progress(Run run) {
    if (run.building() || run.result().isEmpty()) {
      return new BuildProgress.Running(line(run), run.link());
    }
    return run.succeeded()
        ? new BuildProgress.Succeeded()
        : new BuildProgress.Failed(why(run), tail(run), run.link());
  }

  private String line(Run run) {
    String said = log.read(run).line();
    String line = said.isEmpty() ? "build %d begins".formatted(run.number()) : said;
    return stages.current(run).map(stage -> stage + ": " + line).orElse(line);
  }

  private String why(Run run) {
    String build = "build " + run.number();
    String by = String.join(", ", run.interruptions());
    return switch (run.result()) {
      case "ABORTED" -> build + " was aborted in Jenkins" + (by.isEmpty() ? "" : ": " + by);
      case "FAILURE" ->
          build + " failed" + stages.failed(run).map(" in stage %s"::formatted).orElse("");
      case "UNSTABLE" -> build + " is unstable: its tests or checks failed";
      case "NOT_BUILT" -> build + " was not built: Jenkins skipped it";
      default -> build + " ended as " + run.result();
    };
  }

  /** That a build failed is known without its log. */
  private String tail(Run run) {
    try {
      return log.read(run).output().tail();
    } catch (Unavailable unreadable) {
      return "";
    }
  }
}
