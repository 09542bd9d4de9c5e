package dev.slipway.bot.card;

import dev.slipway.core.release.Expiry;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.PlannedTarget;
import dev.slipway.core.release.Run;
import dev.slipway.core.release.TargetRun;
import dev.slipway.core.release.TargetRun.Stage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One line a target: name, old → new, stage, how far, since when. */
final class TargetLines {
  /** More lines than that nobody reads: what fails or moves comes first, all are counted. */
  private static final int MOST = 40;

  private static final String HOT = "  still running there, live in about a second";

  private TargetLines() {}

  static List<String> of(Plan plan) {
    return plan.targets().stream()
        .map(target -> "• " + line(plan, target) + (target.hot() ? HOT : "") + strategy(target))
        .toList();
  }

  static void add(Blocks blocks, Run run) {
    List<TargetRun> targets = run.targets();
    int more = Math.max(0, targets.size() - MOST);
    if (more > 0) {
      blocks.section(summary(targets));
    }
    Stream<TargetRun> urgent =
        more > 0
            ? targets.stream().sorted(Comparator.comparingInt(TargetLines::urgency)).limit(MOST)
            : targets.stream();
    blocks.list(urgent.map(target -> line(run.plan(), target)).toList(), "target", more);
  }

  private static String summary(List<TargetRun> targets) {
    Map<Stage, Long> stages =
        targets.stream()
            .collect(Collectors.groupingBy(TargetRun::stage, TreeMap::new, Collectors.counting()));
    List<String> counts =
        stages.entrySet().stream()
            .map(each -> "%d %s".formatted(each.getValue(), each.getKey().said()))
            .toList();
    return "%s: %s".formatted(Say.count(targets.size(), "target"), String.join(" · ", counts));
  }

  private static int urgency(TargetRun target) {
    if (target.stage().hasFailed()) {
      return 0;
    }
    return target.stage().inFlight() ? 1 : 2;
  }

  private static String line(Plan plan, PlannedTarget target) {
    return "*%s*  %s%s"
        .formatted(
            Say.name(target.name().value()),
            change(plan, target),
            plan.waves() > 1 ? "  wave " + target.wave() : "");
  }

  private static String line(Plan plan, TargetRun target) {
    StringBuilder line = new StringBuilder(sign(target.stage()));
    line.append(' ').append(line(plan, target.target()));
    line.append("  ").append(stage(target));
    if (target.counts().wanted() > 0 && target.stage() != Stage.FAILED) {
      line.append("  ").append(Say.bar(target.counts()));
    }
    if (target.counts().failed() > 0) {
      line.append("  %s failed".formatted(Say.count(target.counts().failed(), "task")));
    }
    if (target.stage() != Stage.WAITING) {
      line.append("  since ").append(PaceLines.time(plan, target.since()));
    }
    if (isBusy(target) && !target.note().isBlank()) {
      line.append("\n        now: ").append(Say.text(target.note(), 200));
    }
    target.expiry().map(end -> waits(target, end)).ifPresent(line::append);
    return line.toString();
  }

  private static boolean isBusy(TargetRun target) {
    return target.stage().inFlight()
        || target.stage() == Stage.FETCHED
        || target.expiry().isPresent();
  }

  /** Only ECS stops waiting by itself. */
  private static String waits(TargetRun target, Expiry end) {
    return "\n        waits for %s until %s, then ECS %s"
        .formatted(
            target.stage() == Stage.PREPARED ? "*Go live*" : "the next share",
            Say.time(end.at()),
            end.goesOn() ? "goes on" : "rolls back");
  }

  private static String stage(TargetRun target) {
    return target.stage() == Stage.AT_SHARE
        ? "live for %s".formatted(target.share().orElseThrow())
        : target.stage().said();
  }

  private static String sign(Stage stage) {
    return switch (stage) {
      case WAITING -> ":white_circle:";
      case FETCHED -> ":white_circle:";
      case AT_SHARE -> ":large_yellow_circle:";
      case CLEARING, CLEARED -> ":leftwards_arrow_with_hook:";
      case PREPARED -> ":large_blue_circle:";
      case GOING_LIVE -> ":hourglass_flowing_sand:";
      case LIVE -> ":white_check_mark:";
      case FAILED, FAILED_HALFWAY -> ":x:";
      case TAKING_BACK, TAKEN_BACK -> ":leftwards_arrow_with_hook:";
    };
  }

  /** Who says yes has to know how users come to meet the new build. */
  private static String strategy(PlannedTarget target) {
    return target.strategy().filter(how -> !how.isPlain()).map(how -> "  " + how.said()).orElse("");
  }

  private static String change(Plan plan, PlannedTarget target) {
    String from = target.from().map(commit -> Say.sha(commit.sha())).orElse("unknown");
    return from + " → " + Say.sha(plan.to().sha());
  }
}
