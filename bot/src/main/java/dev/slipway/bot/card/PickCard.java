package dev.slipway.bot.card;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.pick.PickRequest;
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
        new Blocks("Pick %d, %s: %s".formatted(id.number(), request.app(), headline))
            .header("Pick %d · %s → %s".formatted(id.number(), request.app(), request.branch()))
            .section(headline)
            .list(commits(pick), "commit")
            .context("asked by " + Say.person(request.by()), Say.day(request.at()));
    if (pick instanceof Pick.Conflicted conflicted) {
      conflict(blocks, conflicted);
    }
    return blocks.context(next(pick)).content();
  }

  /** Where it does not apply, and how a person mends it. */
  static Blocks conflict(Blocks blocks, Pick.Conflicted pick) {
    conflicts(blocks, pick.conflicts());
    return blocks.section(byHand(pick));
  }

  static String headline(Pick pick) {
    return switch (pick) {
      case Pick.Landing l ->
          l.delay()
              .map(why -> ":hourglass_flowing_sand: *Waiting*: %s.".formatted(Say.clause(why, 600)))
              .orElse(":hourglass_flowing_sand: *Landing.*");
      case Pick.Landed l ->
          l.behind()
              .map(":white_check_mark: *Landed.* Its build begins when %s ends."::formatted)
              .orElse(":white_check_mark: *Landed.* Its build is being started.");
      case Pick.Building b -> ":hammer: *Landed*, being built in %s.".formatted(b.build());
      case Pick.Staging s ->
          ":package: *Landed and built* in %s, on its way to %s."
              .formatted(s.build(), s.environment());
      case Pick.Built b -> ":white_check_mark: *Landed and built* in %s.".formatted(b.build());
      case Pick.Staged s ->
          ":white_check_mark: *On %s* with %s.".formatted(s.environment(), s.release());
      case Pick.BuildFailed f ->
          ":x: *Landed, but %s failed*: %s.".formatted(f.build(), Say.clause(f.why(), 600));
      case Pick.NotStaged n ->
          ":x: *Landed and built, but not on %s* with %s: %s."
              .formatted(n.environment(), n.release(), Say.clause(n.why(), 600));
      case Pick.FoundThere f ->
          ":white_check_mark: *Already there.* Somebody brought the same change before.";
      case Pick.Conflicted c ->
          ":x: *Conflict.* %s does not apply to %s. Nothing was landed."
              .formatted(Say.sha(c.commit().sha()), Say.inCode(c.request().branch().value()));
      case Pick.Failed f -> ":x: *Failed*: %s.".formatted(Say.clause(f.why(), 1000));
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

  static void conflicts(Blocks blocks, List<Conflict> conflicts) {
    blocks.list(
        conflicts.stream()
            .limit(MOST_PATHS)
            .map(each -> "• %s: %s".formatted(Say.inCode(each.path()), each.kind().said()))
            .toList(),
        "path",
        Math.max(0, conflicts.size() - MOST_PATHS));
  }

  private static String byHand(Pick.Conflicted pick) {
    List<String> shas =
        pick.request().commits().stream().map(commit -> commit.sha().abbreviated()).toList();
    return "By hand:\n"
        + Foreign.head(
            "git fetch origin\ngit switch -c pick 'origin/%s'\ngit cherry-pick -x %s\n# resolve, git cherry-pick --continue, push, ask for a review"
                .formatted(pick.request().branch(), String.join(" ", shas)),
            1200);
  }

  private static String next(Pick pick) {
    return switch (pick) {
      case Pick.Conflicted c -> "next: pick what is missing first, or resolve it by hand";
      case Pick.BuildFailed f -> "next: the card of %s shows its output".formatted(f.build());
      case Pick.NotStaged n -> "next: the card of %s says why".formatted(n.release());
      case Pick.Failed f -> "next: mend the cause and pick again";
      case Pick other -> "";
    };
  }
}
