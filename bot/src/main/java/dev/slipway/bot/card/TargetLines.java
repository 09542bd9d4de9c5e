package dev.slipway.bot.card;

import dev.slipway.core.release.Plan;
import dev.slipway.core.release.PlannedTarget;
import dev.slipway.core.release.Run;
import dev.slipway.core.release.TargetRun;
import java.util.List;

/** One line a target: name, old → new, stage, how far, since when. */
final class TargetLines {
  private TargetLines() {}

  static List<String> of(Plan plan) {
    return plan.targets().stream()
        .map(
            target ->
                "%s  %s%s"
                    .formatted(
                        name(target),
                        change(plan, target),
                        plan.waves() > 1 ? "  wave " + target.wave() : ""))
        .toList();
  }

  static List<String> of(Run run) {
    return run.targets().stream().map(target -> line(run.plan(), target)).toList();
  }

  private static String line(Plan plan, TargetRun target) {
    String text =
        "%s %s  %s  %s"
            .formatted(
                sign(target.stage()),
                name(target.target()),
                change(plan, target.target()),
                target.stage().said());
    if (target.counts().wanted() > 0) {
      text += "  " + Say.bar(target.counts());
    }
    if (target.counts().failed() > 0) {
      text += "  %s failed".formatted(Say.count(target.counts().failed(), "task"));
    }
    text += "  since " + Say.time(target.since());
    return target.stage().inFlight() && !target.note().isBlank()
        ? text + "\n        _" + Say.text(target.note(), 200) + "_"
        : text;
  }

  private static String sign(TargetRun.Stage stage) {
    return switch (stage) {
      case WAITING -> ":white_circle:";
      case PREPARED -> ":large_blue_circle:";
      case GOING_LIVE -> ":hourglass_flowing_sand:";
      case LIVE -> ":white_check_mark:";
      case FAILED, FAILED_HALFWAY -> ":x:";
      case TAKING_BACK, TAKEN_BACK -> ":leftwards_arrow_with_hook:";
    };
  }

  private static String name(PlannedTarget target) {
    return "*" + Say.text(target.name().value(), 60) + "*";
  }

  private static String change(Plan plan, PlannedTarget target) {
    String from = target.from().map(commit -> Say.sha(commit.sha())).orElse("?");
    return from + " → " + Say.sha(plan.to().sha());
  }
}
