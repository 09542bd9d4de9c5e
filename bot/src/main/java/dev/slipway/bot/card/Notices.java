package dev.slipway.bot.card;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Environment;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.Run;

/** The new message to one person, because something happened that they must know. */
final class Notices {
  private Notices() {}

  static Content of(ProcessId id, Pick pick, PersonId reader) {
    return switch (pick) {
      case Pick.Conflicted c -> conflict(id, c, reader);
      case Pick.BuildFailed f ->
          said(
              "Your pick landed, but %s failed".formatted(f.build()),
              f.why(),
              "the card of %s shows its output".formatted(f.build()),
              f);
      case Pick.NotStaged n ->
          said(
              "Your pick is built, but %s did not bring it to %s"
                  .formatted(n.release(), n.environment()),
              n.why(),
              "the card of %s says why".formatted(n.release()),
              n);
      case Pick.Failed f -> said("Your pick failed", f.why(), "mend the cause and pick again", f);
      case Pick other -> PickCard.of(id, other);
    };
  }

  static Content of(Apps apps, ProcessId id, Release release, PersonId reader) {
    return switch (release) {
      case Release.Live live -> live(apps, id, live.run(), reader);
      case Release.Carried carried -> standing(id, carried, reader);
      case Release other -> Blocks.paragraph("%s: %s".formatted(id, ReleaseHeadline.of(other)));
    };
  }

  /** Whoever asked reads of their pick, an author of their change. */
  private static Content conflict(ProcessId id, Pick.Conflicted pick, PersonId reader) {
    String whose =
        pick.request().by().equals(reader) ? "Your pick of %s" : "The pick of your change %s";
    String headline =
        ":x: *%s conflicts* with %s. Nothing was landed."
            .formatted(
                whose.formatted(Say.sha(pick.conflict().commit().sha())),
                Say.inCode(pick.request().branch().value()));
    Blocks blocks =
        new Blocks(headline).section(headline).section(Say.commitBy(pick.conflict().commit()));
    ConflictLines.paths(blocks, pick.conflict().conflicts());
    ConflictLines.hunks(blocks, pick.advice());
    ConflictLines.prerequisites(blocks, pick.advice());
    return blocks
        .section(ConflictLines.byHand(id, pick.request()))
        .buttons(PickButtons.of(id, pick))
        .context(id.toString())
        .content();
  }

  private static Content said(String headline, String why, String next, Pick pick) {
    String sentence = ":x: *%s*: %s.".formatted(headline, Say.clause(why, 1000));
    return new Blocks(sentence)
        .section(sentence)
        .list(pick.request().commits().stream().map(Say::commitBy).toList(), "commit")
        .context("next: " + next)
        .content();
  }

  /** What is where, and who else's changes came along. */
  private static Content live(Apps apps, ProcessId id, Run run, PersonId reader) {
    Plan plan = run.plan();
    String headline =
        ":white_check_mark: *Your change is on %s* of %s."
            .formatted(plan.environment(), plan.app());
    Blocks blocks = new Blocks(headline).section(headline);
    PlanLines.commits(blocks, plan, commit -> commit.belongsTo(reader));
    if (!plan.commits().stream().allMatch(commit -> commit.belongsTo(reader))) {
      blocks.context("came along:");
      PlanLines.commits(blocks, plan, commit -> !commit.belongsTo(reader));
    }
    String link =
        apps.find(plan.app())
            .flatMap(app -> app.environment(plan.environment()))
            .flatMap(Environment::link)
            .map("look at it: <%s>"::formatted)
            .orElse("");
    AcceptanceButtons.ask(blocks, id);
    return blocks.context(link, "build " + Say.sha(plan.to().sha()), id.toString()).content();
  }

  private static Content standing(ProcessId id, Release.Carried release, PersonId reader) {
    Plan plan = release.run().plan();
    String headline = ReleaseHeadline.of(release);
    Blocks blocks =
        new Blocks("%s, %s to %s: %s".formatted(id, plan.app(), plan.environment(), headline))
            .section("*%s · %s → %s*".formatted(id, plan.app(), plan.environment()), headline);
    Causes.add(blocks, release.run());
    if (plan.people().contains(reader)) {
      blocks.context("your changes in it:");
      PlanLines.commits(blocks, plan, commit -> commit.belongsTo(reader));
    }
    String next = ReleaseNext.of(release);
    return blocks.context(next.isEmpty() ? "" : "next: " + next).content();
  }
}
