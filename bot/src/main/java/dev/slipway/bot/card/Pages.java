package dev.slipway.bot.card;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.desk.Page;
import dev.slipway.core.desk.Refusal;

/** The answers to questions, and refusals. */
public final class Pages {
  private Pages() {}

  /** The answer as a message. It pings nobody, but for {@link Page.Help}: show that in private. */
  public static Content of(Page page, Names names) {
    return switch (page) {
      case Page.Help help -> HelpPage.of(help);
      case Page.Status status -> StatusPage.of(status, names);
      case Page.Where where -> WherePage.of(where, names);
      case Page.History history -> HistoryPage.of(history, names);
      case Page.PickDryRun dryRun -> DryRuns.of(dryRun);
      case Page.ReleaseDryRun dryRun -> DryRuns.of(dryRun, names);
      case Page.HoldDryRun dryRun -> HoldCard.of(dryRun);
      case Page.CutDryRun dryRun -> CutCard.of(dryRun);
      case Page.Opened opened -> HoldCard.of(opened);
    };
  }

  /**
   * What a command waits for. It goes on by itself.
   *
   * @param why one of our own sentences, with names in it
   */
  public static Content waiting(String why) {
    return new Content(
        ":hourglass_flowing_sand: %s. Your command goes on by itself then."
            .formatted(Say.clause(why, 600)));
  }

  /** What a command had waited for is over. */
  public static Content waited(boolean refused) {
    return new Content(
        refused
            ? ":x: The wait is over, and your command was refused; you alone were told why."
            : ":white_check_mark: The wait is over; your command went on.");
  }

  /** A refusal, for the eyes of the person who asked. */
  public static Content of(Refusal refusal) {
    String family =
        switch (refusal.family()) {
          case REFUSED -> ":no_entry: *Refused*: ";
          case FAILED -> ":x: *Failed*: ";
          case BROKEN -> ":boom: *Broken* on our side: ";
        };
    String why = Foreign.sentence(refusal.why(), 1400);
    String next = Foreign.sentence(refusal.next(), 1400);
    String said = (family + why + (why.matches("(?s).*[.!?…]") ? "" : ".") + "\n" + next).strip();
    Blocks blocks = new Blocks(said).section(said);
    refusal.offer().ifPresent(command -> blocks.offer("!" + command, command));
    return blocks.content();
  }
}
