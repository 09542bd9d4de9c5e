package dev.slipway.bot.card;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.pick.PickRequest;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.PickPlan;
import dev.slipway.core.repository.PickedCommit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The card of a pick. */
final class PickCard {
  private PickCard() {}

  static Content of(ProcessId id, Pick pick) {
    PickRequest request = pick.request();
    String headline = headline(pick);
    Blocks blocks =
        new Blocks(
                "%s %d, %s: %s"
                    .formatted(
                        request.reverts() ? "Unpick" : "Pick",
                        id.number(),
                        request.app(),
                        headline))
            .header(title(id, request))
            .section(headline)
            .list(commits(pick), "commit")
            .context("asked by " + Say.person(request.by()), Say.day(request.at()));
    blocks.list(pick.request().selection().notes().stream().map(Say::note).toList(), "note");
    switch (pick) {
      case Pick.Rehearsed r -> {
        SurveyLines.cautions(blocks, r.rehearsal().cautions());
        SurveyLines.add(blocks, r.rehearsal().survey());
      }
      case Pick.Conflicted c -> conflict(blocks, id, c);
      case Pick.InConflict c -> ConflictLines.paths(blocks, c.conflict().conflicts());
      case Pick.Expired e -> paths(blocks, e.conflict());
      case Pick.Dropped d -> paths(blocks, d.conflict());
      case Pick other -> {}
    }
    return blocks.context(next(pick)).buttons(PickButtons.of(id, pick)).content();
  }

  private static void paths(Blocks blocks, Optional<PickPlan.Conflicting> conflict) {
    conflict.ifPresent(it -> ConflictLines.paths(blocks, it.conflicts()));
  }

  private static void conflict(Blocks blocks, ProcessId id, Pick.Conflicted pick) {
    ConflictLines.paths(blocks, pick.conflict().conflicts());
    ConflictLines.problem(blocks, id, pick);
    ConflictLines.prerequisites(blocks, pick.advice());
    blocks.section(ConflictLines.byHand(id, pick.request()));
  }

  private static String title(ProcessId id, PickRequest request) {
    return (request.reverts() ? "Unpick %d · %s ← %s" : "Pick %d · %s → %s")
        .formatted(id.number(), request.app(), request.branch());
  }

  static String headline(Pick pick) {
    return switch (pick) {
      case Pick.Landing l ->
          l.delay().map(PickCard::waiting).orElse(":hourglass_flowing_sand: *Landing.*");
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
          (s.request().reverts()
                  ? ":white_check_mark: *Taken back*, gone from %s with %s."
                  : ":white_check_mark: *On %s* with %s.")
              .formatted(s.environment(), s.release());
      case Pick.BuildFailed f ->
          ":x: *Landed, but %s failed*: %s.".formatted(f.build(), Say.clause(f.why(), 600));
      case Pick.NotStaged n ->
          ":x: *Landed and built, but not on %s* with %s: %s."
              .formatted(n.environment(), n.release(), Say.clause(n.why(), 600));
      case Pick.FoundThere f ->
          f.request().reverts()
              ? ":white_check_mark: *Already taken back.* There is nothing left to undo."
              : ":white_check_mark: *Already there.* Somebody brought the same change before.";
      case Pick.Rehearsed r -> ":eyes: *It applies.* Read what it does, then land it or drop it.";
      case Pick.InConflict c ->
          ":x: *Conflict.* %s does not apply to %s. Nothing was landed."
              .formatted(
                  Say.sha(c.conflict().commit().sha()), Say.inCode(c.request().branch().value()));
      case Pick.Adopting a ->
          a.delay()
              .map(PickCard::waiting)
              .orElseGet(
                  () ->
                      ":hourglass_flowing_sand: *Landing* what was resolved on %s."
                          .formatted(Say.inCode(a.resolved().value())));
      case Pick.Dropped c ->
          ":no_entry: *Dropped* by %s. Nothing was landed.".formatted(Say.person(c.by()));
      case Pick.Expired e -> ":no_entry: *Expired*: nobody decided in time. Nothing was landed.";
      case Pick.Replaced r ->
          ":fast_forward: *Goes on as %s*, together with what was missing.".formatted(r.with());
      case Pick.Failed f -> ":x: *Failed*: %s.".formatted(Say.clause(f.why(), 1000));
    };
  }

  private static String waiting(String why) {
    return ":hourglass_flowing_sand: *Waiting*: %s.".formatted(Say.clause(why, 600));
  }

  private static List<String> commits(Pick pick) {
    return switch (pick) {
      case Pick.OnBranch landed ->
          Stream.concat(copies(landed.landed()).stream(), leftOut(landed).stream()).toList();
      case Pick.FoundThere there when !there.request().reverts() -> copies(there.commits());
      case Pick other -> other.request().commits().stream().map(Say::commitBy).toList();
    };
  }

  /** What had nothing to change. */
  private static List<String> leftOut(Pick.OnBranch pick) {
    List<Commit> landed = pick.landed().stream().map(PickedCommit::source).toList();
    return pick.request().commits().stream()
        .filter(commit -> !landed.contains(commit))
        .map(commit -> Say.commitBy(commit) + " (on the branch already)")
        .toList();
  }

  private static List<String> copies(List<PickedCommit> copies) {
    return copies.stream()
        .map(copy -> "%s → %s".formatted(Say.commitBy(copy.source()), Say.sha(copy.landed())))
        .toList();
  }

  private static String next(Pick pick) {
    return switch (pick) {
      case Pick.Rehearsed r -> "until " + Say.day(r.until());
      case Pick.Conflicted c -> "open until " + Say.day(c.until());
      case Pick.Expired e -> "next: pick it again";
      case Pick.BuildFailed f -> "next: the card of %s shows its output".formatted(f.build());
      case Pick.NotStaged n -> "next: the card of %s says why".formatted(n.release());
      case Pick.Failed f -> "next: mend the cause and pick again";
      case Pick other -> "";
    };
  }
}
