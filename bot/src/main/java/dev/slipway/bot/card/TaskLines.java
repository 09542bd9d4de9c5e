package dev.slipway.bot.card;

import dev.slipway.core.app.DeployTask;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.release.Crossed;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.Run;
import dev.slipway.core.release.TaskRun;
import dev.slipway.core.release.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One line for each deploy-time task: what it is, where it runs, how far it is. */
final class TaskLines {
  private TaskLines() {}

  static List<String> of(Plan plan) {
    return plan.tasks().stream()
        .map(task -> "• %s, once, %s".formatted(name(task), task.when().said()))
        .toList();
  }

  static void add(Blocks blocks, Run run) {
    blocks.list(run.tasks().all().stream().map(TaskLines::line).toList(), "task");
  }

  /** Why a task failed, in the platform's own words. */
  static void cause(Blocks blocks, Run run) {
    run.tasks()
        .failed()
        .ifPresent(
            task -> {
              Verdict verdict = task.verdict().orElseThrow();
              blocks.section(
                  "*%s*: %s."
                      .formatted(Say.name(task.name().value()), Say.clause(verdict.cause(), 700)),
                  Foreign.head(verdict.evidence(), 1200),
                  LogLines.card(verdict),
                  "*Users now*: " + Say.text(verdict.effect(), 500));
            });
  }

  /** Before a click that goes back: what stays done. Begins with a space; plain text. */
  static String stay(ProcessId id, Release release) {
    return release instanceof Release.Carried carried
        ? carried.run().tasks().all().stream()
            .flatMap(task -> stays(id, carried.run(), task).stream())
            .map(" %s."::formatted)
            .collect(Collectors.joining())
        : "";
  }

  private static Optional<String> stays(ProcessId id, Run run, TaskRun task) {
    return switch (task.stage()) {
      case WAITING -> Optional.empty();
      case INTENDED, RUNNING -> Optional.of(task.name() + " runs; what it does is not undone");
      case UNPROVEN -> Optional.of(task.name() + " may have run; what it did is not undone");
      case DONE, FAILED ->
          Crossed.of(id, run).stream()
              .filter(crossed -> crossed.task().equals(task.name()))
              .map(Crossed::said)
              .findFirst();
    };
  }

  private static String line(TaskRun task) {
    String line = "%s %s  %s".formatted(sign(task.stage()), name(task.task()), task.stage().said());
    return switch (task.stage()) {
      case WAITING -> "%s, %s".formatted(line, task.task().when().said());
      case UNPROVEN -> "%s: %s".formatted(line, Say.clause(task.note(), 300));
      case RUNNING, INTENDED, DONE, FAILED ->
          "%s  since %s%s"
              .formatted(
                  line,
                  Say.time(task.since()),
                  task.overdue() && task.stage() == TaskRun.Stage.RUNNING
                      ? ", longer than %s".formatted(Say.duration(task.task().limit()))
                      : "");
    };
  }

  private static String name(DeployTask task) {
    return "*%s* on %s".formatted(Say.name(task.name().value()), Say.name(task.on().value()));
  }

  private static String sign(TaskRun.Stage stage) {
    return switch (stage) {
      case WAITING -> ":white_circle:";
      case INTENDED, RUNNING -> ":hourglass_flowing_sand:";
      case UNPROVEN -> ":grey_question:";
      case DONE -> ":white_check_mark:";
      case FAILED -> ":x:";
    };
  }
}
