package dev.slipway.bot.card;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.release.Plan;
import dev.slipway.core.release.PlannedCommit;
import dev.slipway.core.release.Release;
import dev.slipway.core.release.ReleaseEvent;
import dev.slipway.core.release.Word;
import java.util.List;

/** The messages to people about what they say of their changes. */
final class AcceptanceNotices {
  private AcceptanceNotices() {}

  /** What they said was heard; they may say otherwise. */
  static Content heard(ProcessId id, Release release, ReleaseEvent.Spoken event) {
    Plan plan = release.plan().orElseThrow();
    Blocks blocks = new Blocks(headline(event.word()));
    said(blocks, event.word());
    PlanLines.commits(blocks, plan, commit -> event.commits().contains(commit.commit().sha()));
    return AcceptanceButtons.askOtherwise(blocks, id, event.word().works())
        .context("the cards of releases and `!status` show it", id.toString())
        .content();
  }

  /** The same, in the message in which they were asked. */
  static void answer(Blocks blocks, ProcessId id, ReleaseEvent.Spoken event) {
    said(blocks, event.word());
    AcceptanceButtons.askOtherwise(blocks, id, event.word().works())
        .context("the cards of releases and `!status` show it");
  }

  private static void said(Blocks blocks, Word word) {
    blocks.section(
        headline(word) + " " + Say.day(word.at()),
        word.reason().map(why -> "Why: " + Say.text(why, 300)).orElse(""));
  }

  private static String headline(Word word) {
    return word.works()
        ? ":white_check_mark: *You said that it works.*"
        : ":x: *You said that it does not work.*";
  }

  /** Somebody wants to know before their changes go to users. */
  static Content reminder(ProcessId id, Release release, PersonId reader) {
    Plan plan = release.plan().orElseThrow();
    List<PlannedCommit> theirs =
        plan.commits().stream()
            .filter(commit -> commit.belongsTo(reader) && commit.isUnseen())
            .toList();
    String headline =
        ":eyes: *%s is about to go to %s*, and you have not said whether your %s."
            .formatted(
                plan.app(),
                plan.environment(),
                theirs.size() == 1 ? "change works" : "changes work");
    Blocks blocks = new Blocks(headline).section(headline);
    PlanLines.commits(blocks, plan, commit -> commit.belongsTo(reader) && commit.isUnseen());
    return AcceptanceButtons.ask(blocks, id)
        .context("you are reminded, once for this release", id.toString())
        .content();
  }
}
