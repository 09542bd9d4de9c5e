package dev.slipway.bot.card;

import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Environment;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.PlannedCommit;
import dev.slipway.core.release.Word;
import java.util.List;
import java.util.function.Predicate;

/** What people say of their changes. Names nobody in a way that pings them. */
final class AcceptanceLines {
  private static final int REASON = 300;
  private static final int MOST_NAMES = 5;

  private AcceptanceLines() {}

  /** Whether there is an environment before it where people are asked to look at their changes. */
  static boolean areAsked(Apps apps, Plan plan) {
    return apps.find(plan.app())
        .map(
            app ->
                app.environments().stream()
                    .takeWhile(each -> !each.name().equals(plan.environment()))
                    .anyMatch(Environment::automatic))
        .orElse(true);
  }

  /** How a commit stands, behind its line; why it does not work is said above all of them. */
  static String mark(Apps apps, Plan plan, PlannedCommit commit) {
    return areAsked(apps, plan) || commit.commit().takesBack().isPresent() ? mark(commit) : "";
  }

  private static String mark(PlannedCommit commit) {
    if (commit.commit().takesBack().isPresent()) {
      return "  :leftwards_arrow_with_hook: takes back "
          + Say.sha(commit.commit().takesBack().get());
    }
    if (commit.person().isEmpty()) {
      return "  :heavy_minus_sign: nobody to ask";
    }
    if (commit.isRejected()) {
      return "  :x: does not work";
    }
    String whose = Say.name(commit.whose());
    return commit
        .word()
        .map(word -> "  " + said(word, whose))
        .orElse("  :white_circle: not looked at by " + whose);
  }

  /** What somebody said, as a clause. */
  static String said(Word word, String whose) {
    return word.reason()
        .map(why -> ":x: *Does not work*, says %s: %s".formatted(whose, Say.text(why, REASON)))
        .orElse(":white_check_mark: works, says " + whose);
  }

  /** The changes that do not work: somebody must read this before they confirm. */
  static List<String> broken(Plan plan) {
    return plan.changes().reversed().stream()
        .filter(PlannedCommit::isRejected)
        .flatMap(commit -> commit.word().stream().map(word -> broken(commit, word)))
        .toList();
  }

  private static String broken(PlannedCommit commit, Word word) {
    return "%s %s".formatted(Say.commit(commit.commit()), said(word, Say.name(commit.whose())));
  }

  /** In small: how many work, who has not looked, and when they were reminded. */
  static String summary(Apps apps, Plan plan) {
    if (plan.changes().isEmpty() || !areAsked(apps, plan)) {
      return "";
    }
    long nobody = count(plan, commit -> commit.person().isEmpty());
    List<String> unseen =
        plan.changes().stream()
            .filter(PlannedCommit::isUnseen)
            .map(PlannedCommit::whose)
            .distinct()
            .map(Say::name)
            .toList();
    String works =
        "accepted: %d of %d"
            .formatted(
                count(plan, commit -> commit.word().filter(Word::works).isPresent()),
                plan.changes().size() - nobody);
    return works
        + (nobody == 0 ? "" : ", nobody to ask for %d".formatted(nobody))
        + (unseen.isEmpty() ? "" : ", not looked yet: " + Say.list(unseen, MOST_NAMES))
        + reminded(plan);
  }

  private static String reminded(Plan plan) {
    return plan.reminder().map(once -> ", reminded " + Say.time(once.at())).orElse("");
  }

  private static long count(Plan plan, Predicate<PlannedCommit> which) {
    return plan.changes().stream().filter(which).count();
  }
}
