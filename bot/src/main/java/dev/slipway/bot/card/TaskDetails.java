package dev.slipway.bot.card;

import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;

/** What happened to a deploy-time task, as a line in the thread. */
final class TaskDetails {
  private TaskDetails() {}

  static String of(Release release, ReleaseEvent.OfTask event) {
    String task = "*" + Say.name(event.task().value()) + "*";
    return switch (event) {
      case ReleaseEvent.TaskIntended e -> "%s begins.".formatted(task);
      case ReleaseEvent.TaskStarted e -> "%s runs: %s.".formatted(task, Say.inCode(e.reference()));
      case ReleaseEvent.TaskOverdue e ->
          "%s takes longer than it may. It is left alone.".formatted(task);
      case ReleaseEvent.TaskDone e ->
          "%s is done.%s%s".formatted(task, seen(e.evidence()), ended(release));
      case ReleaseEvent.TaskFailed e ->
          "%s failed. %s.%s%s"
              .formatted(
                  task,
                  Say.clause(e.verdict().cause(), 700),
                  quoted(e.verdict().evidence()) + LogLines.thread(e.verdict()),
                  ended(release));
      case ReleaseEvent.TaskUnproven e ->
          "Nobody knows whether %s ran: %s.".formatted(task, Say.clause(e.why(), 500));
      case ReleaseEvent.TaskVouched e ->
          "%s says that %s %s."
              .formatted(
                  Say.person(e.by()), task, e.ran() ? "ran" : "did not run; it is started again");
    };
  }

  private static String seen(String evidence) {
    return evidence.isBlank() ? "" : "\nSeen by: " + Say.text(evidence, 500);
  }

  private static String quoted(String evidence) {
    String lines = Foreign.head(evidence, 1200);
    return lines.isEmpty() ? "" : "\n" + lines;
  }

  private static String ended(Release release) {
    return release.isFinal() ? "\n" + ReleaseHeadline.of(release) : "";
  }
}
