package dev.slipway.bot.card;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.app.Apps;
import dev.slipway.core.desk.Page;
import dev.slipway.core.repository.PickPlan;
import java.util.List;

/** What would happen, as {@code --dry-run} shows it. */
final class DryRuns {
  private static final String NOTHING = "Nothing was landed.";

  private DryRuns() {}

  static Content of(Page.PickDryRun dryRun) {
    boolean reverts = dryRun.request().reverts();
    String verdict = verdict(dryRun.plan(), reverts);
    Blocks blocks =
        new Blocks(
                "Dry run of %s %s: %s"
                    .formatted(
                        reverts ? "an unpick from" : "a pick onto",
                        Say.inCode(dryRun.request().branch().value()),
                        verdict))
            .header(
                (reverts ? "Dry run · unpick ← %s" : "Dry run · pick → %s")
                    .formatted(dryRun.request().branch()))
            .section(verdict)
            .list(dryRun.request().commits().stream().map(Say::commitBy).toList(), "commit");
    switch (dryRun.plan()) {
      case PickPlan.Conflicting conflicting -> ConflictLines.paths(blocks, conflicting.conflicts());
      case PickPlan.Clean clean -> SurveyLines.cautions(blocks, clean.cautions());
      case PickPlan other -> {}
    }
    dryRun.survey().ifPresent(survey -> SurveyLines.add(blocks, survey));
    return blocks.content();
  }

  static Content of(Page.ReleaseDryRun dryRun, Names names) {
    Apps apps = new Apps(List.of(dryRun.app()));
    String where = "%s → %s".formatted(dryRun.app().name(), dryRun.plan().environment());
    String kind = dryRun.plan().rollback().isPresent() ? "rollback" : "release";
    Blocks blocks =
        new Blocks("Dry run of a %s, %s. Nothing was started.".formatted(kind, where))
            .header("Dry run · %s %s".formatted(kind, where))
            .section("Nothing was started.")
            .section(
                dryRun
                    .hold()
                    .map(hold -> HoldCard.line(hold) + "\nIt could not be asked for now.")
                    .orElse(""));
    PlanLines.add(blocks, apps, dryRun.plan());
    PlanLines.commits(blocks, apps, dryRun.plan());
    PlanLines.leaving(blocks, dryRun.plan());
    blocks.list(TargetLines.of(dryRun.plan()), "target");
    blocks.list(TaskLines.of(dryRun.plan()), "task");
    DifferenceLines.add(blocks, dryRun.plan());
    return blocks.context(Confirmers.named(dryRun, names)).content();
  }

  private static String verdict(PickPlan plan, boolean reverts) {
    return switch (plan) {
      case PickPlan.Clean clean ->
          ":white_check_mark: *It applies.* %s The head would be %s, and its build would start."
              .formatted(NOTHING, Say.sha(clean.head()));
      case PickPlan.Conflicting conflicting ->
          ":x: *Conflict.* %s does not apply. %s"
              .formatted(Say.sha(conflicting.commit().sha()), NOTHING);
      case PickPlan.AlreadyThere _, PickPlan.Landed _ ->
          ":white_check_mark: *Already %s.* There is nothing to do."
              .formatted(reverts ? "taken back" : "there");
      case PickPlan.NotResolved(var why) ->
          ":x: *Not resolved*: %s. %s".formatted(Say.clause(why, 600), NOTHING);
      case PickPlan.NoBranch() -> ":x: *The release branch is gone.* " + NOTHING;
    };
  }
}
