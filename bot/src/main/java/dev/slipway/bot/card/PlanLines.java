package dev.slipway.bot.card;

import dev.slipway.core.app.Apps;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.PlannedCommit;
import dev.slipway.core.release.PlannedTarget;
import dev.slipway.core.repository.CommitSha;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What a plan brings: from, to, how much of it, by whom, at which risk. */
final class PlanLines {
  private static final int MOST_COMMITS = 12;
  private static final int MOST_AUTHORS = 4;

  private PlanLines() {}

  static void add(Blocks blocks, Apps apps, Plan plan) {
    blocks.section(from(plan) + "\n→ " + Say.commit(plan.to()));
    blocks.context(
        comes(plan),
        plan.takesOut() > 0 ? "takes out " + Say.count(plan.takesOut(), "commit") : "",
        "image `%s`".formatted(plan.image().digest().abbreviated()),
        "plan `%s`".formatted(plan.hash()));
    blocks.context(PaceLines.of(apps, plan), RollbackLines.steps(apps, plan), onFailure(plan));
    blocks.list(AcceptanceLines.broken(plan), "change that does not work");
    blocks.list(
        plan.risks().stream().map(risk -> ":warning: " + Say.text(risk, 300)).toList(), "risk");
  }

  private static String onFailure(Plan plan) {
    return plan.goesBackByItself() ? "goes back by itself when the build fails" : "";
  }

  /** The newest commits that match, and how many more there are. */
  static void commits(Blocks blocks, Plan plan, Predicate<PlannedCommit> which) {
    List<PlannedCommit> all = plan.commits().reversed().stream().filter(which).toList();
    List<String> lines =
        all.stream()
            .limit(MOST_COMMITS)
            .map(commit -> "• " + Say.commitBy(commit.commit()))
            .toList();
    blocks.list(lines, "commit", all.size() - lines.size());
  }

  /**
   * The newest commits of a plan, which may name fewer than it brings, and how each stands. A
   * change and its revert are one line.
   */
  static void commits(Blocks blocks, Apps apps, Plan plan) {
    Map<CommitSha, CommitSha> undone = plan.undone();
    List<PlannedCommit> shown =
        plan.commits().reversed().stream()
            .filter(commit -> !undone.containsValue(commit.commit().sha()))
            .limit(MOST_COMMITS)
            .toList();
    long reverts = shown.stream().filter(it -> undone.containsKey(it.commit().sha())).count();
    blocks.list(
        shown.stream().map(commit -> line(apps, plan, commit, undone)).toList(),
        "commit",
        plan.commitCount() - shown.size() - Math.toIntExact(reverts));
  }

  /** What runs now and would be gone: whoever says yes has to see it. */
  static void leaving(Blocks blocks, Plan plan) {
    if (!plan.leaving().isEmpty()) {
      blocks.context("would be gone:");
      List<String> lines =
          plan.leaving().reversed().stream()
              .limit(MOST_COMMITS)
              .map(commit -> "• " + Say.commitBy(commit))
              .toList();
      blocks.list(lines, "commit", Math.max(0, plan.takesOut() - lines.size()));
    }
  }

  private static String line(
      Apps apps, Plan plan, PlannedCommit commit, Map<CommitSha, CommitSha> undone) {
    CommitSha revert = undone.get(commit.commit().sha());
    return "• "
        + Say.commitBy(commit.commit())
        + (revert == null
            ? AcceptanceLines.mark(apps, plan, commit)
            : ", and its revert %s".formatted(Say.sha(revert)));
  }

  private static String from(Plan plan) {
    Optional<String> agreed = plan.from().map(Say::commit);
    boolean silent = plan.targets().stream().map(PlannedTarget::from).allMatch(Optional::isEmpty);
    return agreed.orElse(silent ? "an unknown build" : "different builds, see below");
  }

  private static String comes(Plan plan) {
    List<String> authors =
        plan.commits().stream()
            .map(commit -> commit.commit().author().name())
            .distinct()
            .map(Say::name)
            .toList();
    return plan.commitCount() == 0
        ? "no new commits"
        : "%s by %s%s"
            .formatted(
                Say.count(plan.commitCount(), "commit"),
                Say.list(authors, MOST_AUTHORS),
                undone(plan.undone().size()));
  }

  private static String undone(int changes) {
    return changes == 0
        ? ""
        : ", of them %s with %s"
            .formatted(Say.count(changes, "change"), changes == 1 ? "its revert" : "their reverts");
  }
}
