package dev.slipway.bot.card;

import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.pick.PickRequest;
import dev.slipway.core.repository.Advice;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.Conflict;
import java.util.List;

/** Where a pick does not apply, why, and what a person can do about it. */
final class ConflictLines {
  private static final int MOST_PATHS = 12;
  private static final int HUNK = 1200;

  private ConflictLines() {}

  static void paths(Blocks blocks, List<Conflict> conflicts) {
    blocks.list(
        conflicts.stream()
            .limit(MOST_PATHS)
            .map(each -> "• %s: %s".formatted(Say.inCode(each.path()), each.kind().said()))
            .toList(),
        "path",
        Math.max(0, conflicts.size() - MOST_PATHS));
  }

  /** The first place where the sides disagree, and who was there before. */
  static void hunks(Blocks blocks, Advice advice) {
    for (Advice.Hunk hunk : advice.hunks()) {
      blocks.section(
          "%s, line %d%s"
              .formatted(Say.inCode(hunk.path()), hunk.line(), lastTouched(hunk.lastTouched())),
          Foreign.head(hunk.text(), HUNK));
    }
  }

  static void prerequisites(Blocks blocks, Advice advice) {
    if (advice.prerequisites().isEmpty()) {
      return;
    }
    blocks.section(
        advice.prerequisites().size() == 1
            ? ":bulb: It applies when this one is picked first:"
            : ":bulb: It applies when these are picked first:");
    blocks.list(
        advice.prerequisites().stream()
            .map(
                commit ->
                    Say.commitBy(commit)
                        + advice.sizeOf(commit).map(ConflictLines::size).orElse(""))
            .toList(),
        "commit");
  }

  private static String size(Advice.Size size) {
    return ", %s +%d −%d".formatted(Say.count(size.files(), "file"), size.added(), size.removed());
  }

  /** Why what somebody resolved cannot be landed. */
  static void problem(Blocks blocks, ProcessId id, Pick.Conflicted pick) {
    pick.problem()
        .ifPresent(
            problem ->
                blocks.section(
                    ":x: %s cannot be landed: %s."
                        .formatted(
                            Say.inCode(Pick.Conflicted.resolvedOn(id).value()),
                            Say.clause(problem.why(), 600))));
  }

  static String byHand(ProcessId id, PickRequest request) {
    List<String> shas =
        request.commits().stream().map(commit -> commit.sha().abbreviated()).toList();
    String mainline =
        request.selection().mainline() == 1 ? "" : " -m " + request.selection().mainline();
    String verb = request.reverts() ? "revert" : "cherry-pick -x" + mainline;
    return "By hand, and then *I resolved it*:\n"
        + Foreign.head(
            """
            git fetch origin
            git switch -c %1$s 'origin/%2$s'
            git %3$s %4$s
            # resolve, git %5$s --continue
            git push origin %1$s
            """
                .formatted(
                    Pick.Conflicted.resolvedOn(id),
                    request.branch(),
                    verb,
                    String.join(" ", shas),
                    request.reverts() ? "revert" : "cherry-pick"),
            1200);
  }

  private static String lastTouched(List<Commit> commits) {
    return commits.isEmpty()
        ? ""
        : ", last touched on the branch by "
            + Say.list(commits.stream().map(Say::commitBy).toList(), 3);
  }
}
