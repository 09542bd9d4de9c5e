package dev.slipway.bot.card;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.pick.PickRequest;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.Conflict;
import dev.slipway.core.repository.PickedCommit;
import java.util.List;

/** The card of a pick. */
final class PickCard {
  private static final int MOST_PATHS = 12;

  private PickCard() {}

  static Content of(ProcessId id, Pick pick) {
    PickRequest request = pick.request();
    String headline = headline(pick);
    Blocks blocks =
        new Blocks("Pick %d for %s: %s".formatted(id.number(), request.app(), headline));
    blocks.header("Pick %d · %s → %s".formatted(id.number(), request.app(), request.branch()));
    blocks.section(headline);
    blocks.lines(commits(pick));
    if (pick instanceof Pick.Conflicted conflicted) {
      blocks.section(conflicts(conflicted.conflicts()));
      blocks.section(byHand(conflicted));
    }
    return blocks.context("asked by " + Say.person(request.by()), next(pick)).content();
  }

  private static String headline(Pick pick) {
    return switch (pick) {
      case Pick.Landing l ->
          l.delay()
              .map(why -> ":hourglass_flowing_sand: *Waiting*: " + Say.text(why, 300))
              .orElse(":hourglass_flowing_sand: *Landing*…");
      case Pick.Landed l ->
          l.behind()
              .map(build -> ":white_check_mark: *Landed*, waiting for %s to end".formatted(build))
              .orElse(":white_check_mark: *Landed*, a build is being started");
      case Pick.Building b ->
          ":white_check_mark: *Landed* · :hammer: building in %s".formatted(b.build());
      case Pick.Staging s ->
          ":white_check_mark: *Landed* · built in %s · :hourglass_flowing_sand: on its way to %s"
              .formatted(s.build(), s.environment());
      case Pick.Built b -> ":white_check_mark: *Landed* and built in %s".formatted(b.build());
      case Pick.Staged s ->
          ":white_check_mark: *On %s* with %s".formatted(s.environment(), s.release());
      case Pick.BuildFailed f ->
          ":x: *Landed, but the build failed* (%s): %s"
              .formatted(f.build(), Say.text(f.why(), 300));
      case Pick.NotStaged n ->
          ":x: *Landed and built, but not on %s* (%s): %s"
              .formatted(n.environment(), n.release(), Say.text(n.why(), 300));
      case Pick.FoundThere f -> ":white_check_mark: *Already there*: nothing had to be done";
      case Pick.Conflicted c ->
          ":x: *Conflict*: %s does not apply to %s. Nothing was landed."
              .formatted(Say.sha(c.commit().sha()), c.request().branch());
      case Pick.Failed f -> ":x: *Failed*: " + Say.text(f.why(), 600);
    };
  }

  private static List<String> commits(Pick pick) {
    return switch (pick) {
      case Pick.OnBranch landed -> copies(landed.landed());
      case Pick.FoundThere there -> copies(there.commits());
      case Pick other -> other.request().commits().stream().map(Say::commitBy).toList();
    };
  }

  private static List<String> copies(List<PickedCommit> copies) {
    return copies.stream()
        .map(copy -> "%s → %s".formatted(Say.commitBy(copy.source()), Say.sha(copy.landed())))
        .toList();
  }

  static String conflicts(List<Conflict> conflicts) {
    List<String> lines =
        conflicts.stream()
            .limit(MOST_PATHS)
            .map(each -> "• `%s`: %s".formatted(Say.text(each.path(), 150), each.kind().said()))
            .toList();
    String more =
        conflicts.size() > MOST_PATHS
            ? "\n… and %s".formatted(Say.count(conflicts.size() - MOST_PATHS, "more path"))
            : "";
    return String.join("\n", lines) + more;
  }

  static String byHand(Pick.Conflicted pick) {
    String branch = pick.request().branch().value();
    List<String> shas =
        pick.request().commits().stream().map(Commit::sha).map(sha -> sha.abbreviated()).toList();
    return "By hand:\n"
        + Say.code(
            "git fetch origin && git switch -c pick origin/%s\ngit cherry-pick -x %s\n# resolve, git cherry-pick --continue, push, ask for a review"
                .formatted(branch, String.join(" ", shas)),
            600);
  }

  private static String next(Pick pick) {
    return switch (pick) {
      case Pick.Conflicted c -> "next: resolve by hand, or pick what is missing first";
      case Pick.BuildFailed f -> "next: the build's card says why";
      case Pick.NotStaged n -> "next: the release's card says why";
      case Pick other -> "";
    };
  }
}
