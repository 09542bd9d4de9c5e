package dev.slipway.bot.card;

import dev.slipway.core.release.Reason;
import dev.slipway.core.release.Run;
import dev.slipway.core.release.TargetRun;
import dev.slipway.core.release.Verdict;
import java.util.Comparator;
import java.util.List;

/** What is wrong, in the platform's own words, and what users see of it. */
final class Causes {
  private Causes() {}

  /** The first target that failed, in full; of the others one line each. */
  static void add(Blocks blocks, Run run) {
    List<TargetRun> failed =
        run.targets().stream()
            .filter(target -> target.verdict().isPresent())
            .sorted(Comparator.comparing(Causes::isConsequence))
            .toList();
    if (failed.isEmpty()) {
      return;
    }
    blocks.section(full(run, failed.getFirst()));
    blocks.list(
        failed.stream().skip(1).map(target -> "• " + line(target)).toList(), "failed target");
  }

  /** Held back because of another one: that one is the cause. */
  private static boolean isConsequence(TargetRun target) {
    return target.verdict().orElseThrow().reason() == Reason.HELD_BACK;
  }

  private static String[] full(Run run, TargetRun target) {
    Verdict verdict = target.verdict().orElseThrow();
    return new String[] {
      line(target),
      Foreign.head(verdict.evidence(), 1200),
      LogLines.card(verdict),
      "*%s*: %s".formatted(users(run, target), Say.text(verdict.effect(), 500))
    };
  }

  /** Where targets differ, what users see on one of them is not what all users see. */
  private static String users(Run run, TargetRun target) {
    return run.targets().size() > 1 && run.any(TargetRun.Stage::runsNew)
        ? "Users of %s now".formatted(Say.name(target.name().value()))
        : "Users now";
  }

  private static String line(TargetRun target) {
    Verdict verdict = target.verdict().orElseThrow();
    return "*%s*: %s.".formatted(Say.name(target.name().value()), why(verdict));
  }

  /** What is concluded, and from what; once where there is no more to say. */
  static String why(Verdict verdict) {
    String said = verdict.reason().said();
    return verdict.cause().equals(said) ? said : said + "; " + Say.clause(verdict.cause(), 700);
  }
}
