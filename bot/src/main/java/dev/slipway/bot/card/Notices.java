package dev.slipway.bot.card;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.app.Apps;
import dev.slipway.core.app.Environment;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.pick.Pick;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.Run;
import java.util.function.Consumer;

/** The new message to one person, because something happened that they must know. */
final class Notices {
  private static final String HERE = ":white_check_mark: *Your change is on %s* of %s.";
  private static final String GONE =
      ":leftwards_arrow_with_hook: *What you took back is gone from %s* of %s.";
  private static final String UNDONE =
      ":leftwards_arrow_with_hook: *Your change came to %s of %s together with its revert*"
          + " and is gone again.";

  private Notices() {}

  static Content of(ProcessId id, Pick pick, PersonId reader) {
    return switch (pick) {
      case Pick.Conflicted c -> ConflictNotice.of(id, c, reader);
      case Pick.BuildFailed f ->
          said(
              "%s landed, but %s failed".formatted(whose(f, reader), f.build()),
              f.why(),
              "the card of %s shows its output".formatted(f.build()),
              f);
      case Pick.NotStaged n ->
          said(
              "%s is built, but %s did not bring it to %s"
                  .formatted(whose(n, reader), n.release(), n.environment()),
              n.why(),
              "the card of %s says why".formatted(n.release()),
              n);
      case Pick.Failed f ->
          said(whose(f, reader) + " failed", f.why(), "mend the cause and pick again", f);
      case Pick other -> PickCard.of(id, other);
    };
  }

  static Content of(Apps apps, ProcessId id, Release release, PersonId reader) {
    return switch (release) {
      case Release.Live live when live.run().tasks().failed().isPresent() ->
          standing(id, live, reader);
      case Release.Live live ->
          live(apps, id, live.run(), reader, blocks -> AcceptanceButtons.ask(blocks, id));
      case Release.Carried carried -> standing(id, carried, reader);
      case Release other -> Blocks.paragraph("%s: %s".formatted(id, ReleaseHeadline.of(other)));
    };
  }

  /** What was asked in it is answered: by the last word of its reader, who may say otherwise. */
  static Content answered(
      Apps apps, ProcessId id, Release release, ReleaseEvent.Spoken event, PersonId reader) {
    return release instanceof Release.Live(Run run) && run.request().automatic()
        ? live(apps, id, run, reader, blocks -> AcceptanceNotices.answer(blocks, id, event))
        : isAsked(release, reader)
            ? AcceptanceNotices.reminder(id, release, reader)
            : AcceptanceNotices.heard(id, release, event);
  }

  /** Whether the reader was reminded, and has not said of all of their changes how they are. */
  private static boolean isAsked(Release release, PersonId reader) {
    return release
        .plan()
        .filter(plan -> plan.reminder().isPresent() && plan.unseenBy().contains(reader))
        .isPresent();
  }

  /** Whoever asked reads of their pick, an author of their change. */
  private static String whose(Pick pick, PersonId reader) {
    return pick.request().by().equals(reader) ? "Your pick" : "The pick of your change";
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
  private static Content live(
      Apps apps, ProcessId id, Run run, PersonId reader, Consumer<Blocks> question) {
    Plan plan = run.plan();
    boolean lasts =
        !plan.people().contains(reader)
            || plan.changes().stream().anyMatch(commit -> commit.belongsTo(reader));
    String headline =
        (lasts ? HERE : isTakenBack(plan, reader) ? GONE : UNDONE)
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
    if (lasts) {
      question.accept(blocks);
    }
    return blocks.context(link, "build " + Say.sha(plan.to().sha()), id.toString()).content();
  }

  /** Whether what was there before is gone. */
  private static boolean isTakenBack(Plan plan, PersonId reader) {
    return plan.commits().stream()
        .filter(commit -> commit.belongsTo(reader) && commit.commit().takesBack().isPresent())
        .anyMatch(commit -> !plan.undone().containsValue(commit.commit().sha()));
  }

  private static Content standing(ProcessId id, Release.Carried release, PersonId reader) {
    Plan plan = release.run().plan();
    String headline = ReleaseHeadline.of(release);
    Blocks blocks =
        new Blocks("%s, %s to %s: %s".formatted(id, plan.app(), plan.environment(), headline))
            .section("*%s · %s → %s*".formatted(id, plan.app(), plan.environment()), headline);
    TaskLines.cause(blocks, release.run());
    Causes.add(blocks, release.run());
    if (plan.people().contains(reader)) {
      blocks.context("your changes in it:");
      PlanLines.commits(blocks, plan, commit -> commit.belongsTo(reader));
    }
    String next = ReleaseNext.of(release);
    return blocks.context(next.isEmpty() ? "" : "next: " + next).content();
  }
}
