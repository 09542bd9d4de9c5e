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
    Word word = event.word();
    Plan plan = release.plan().orElseThrow();
    String headline =
        word.works()
            ? ":white_check_mark: *You said that it works.*"
            : ":x: *You said that it does not work.*";
    Blocks blocks =
        new Blocks(headline)
            .section(headline, word.reason().map(why -> "Why: " + Say.text(why, 300)).orElse(""));
    PlanLines.commits(blocks, plan, commit -> event.commits().contains(commit.commit().sha()));
    return AcceptanceButtons.askOtherwise(blocks, id, word.works())
        .context("the cards of releases and `!status` show it", id.toString())
        .content();
  }

  /** Somebody wants to know before their changes go to users. */
  static Content reminder(ProcessId id, Release release, PersonId reader) {
    Plan plan = release.plan().orElseThrow();
    List<PlannedCommit> theirs =
        plan.commits().stream().filter(commit -> commit.belongsTo(reader)).toList();
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
