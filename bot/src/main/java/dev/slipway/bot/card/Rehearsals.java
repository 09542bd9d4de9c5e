package dev.slipway.bot.card;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.desk.Page;
import dev.slipway.core.repository.PickPlan;

/** What would happen, as {@code --dry-run} shows it. */
final class Rehearsals {
  private static final String NOTHING = "Nothing was landed.";

  private Rehearsals() {}

  static Content of(Page.PickRehearsal rehearsal) {
    boolean reverts = rehearsal.request().reverts();
    String verdict = verdict(rehearsal.plan(), reverts);
    Blocks blocks =
        new Blocks(
                "Rehearsal of %s %s: %s"
                    .formatted(
                        reverts ? "an unpick from" : "a pick onto",
                        Say.inCode(rehearsal.request().branch().value()),
                        verdict))
            .header(
                (reverts ? "Rehearsal · unpick ← %s" : "Rehearsal · pick → %s")
                    .formatted(rehearsal.request().branch()))
            .section(verdict)
            .list(rehearsal.request().commits().stream().map(Say::commitBy).toList(), "commit");
    switch (rehearsal.plan()) {
      case PickPlan.Conflicting conflicting -> ConflictLines.paths(blocks, conflicting.conflicts());
      case PickPlan.Clean clean -> SurveyLines.cautions(blocks, clean.cautions());
      case PickPlan other -> {}
    }
    rehearsal.survey().ifPresent(survey -> SurveyLines.add(blocks, survey));
    return blocks.content();
  }

  static Content of(Page.ReleaseRehearsal rehearsal) {
    String where = "%s → %s".formatted(rehearsal.app().name(), rehearsal.plan().environment());
    Blocks blocks =
        new Blocks("Rehearsal of a release, %s. Nothing was started.".formatted(where))
            .header("Rehearsal · release " + where)
            .section("Nothing was started.");
    PlanLines.add(blocks, rehearsal.plan());
    PlanLines.commits(blocks, rehearsal.plan());
    return blocks.list(TargetLines.of(rehearsal.plan()), "target").content();
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
