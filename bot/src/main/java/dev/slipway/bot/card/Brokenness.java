package dev.slipway.bot.card;

import dev.slipway.bot.slack.Content;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.SetAside;
import java.util.List;

/** What is our own fault, said to whoever runs the bot, and where people would look for it. */
public final class Brokenness {
  private static final String OURS = ":boom: *Broken* on our side: ";

  private Brokenness() {}

  /** For the admins: a process was set aside. */
  public static Content setAside(ProcessId process, String why) {
    return Blocks.paragraph(
        "%s%s cannot be read and is set aside: %s.\nNobody looks after it, and it keeps what it holds. The page on operations says how to mend it and how to release it."
            .formatted(OURS, process, Say.clause(why, 1000)));
  }

  /** For the admins: a step fails for no reason of the world's. */
  public static Content failing(ProcessId process, Throwable bug) {
    return Blocks.paragraph(
        "%sa step of %s fails and is tried again: %s.\nThe log has it in full."
            .formatted(OURS, process, Say.clause(bug.toString(), 1000)));
  }

  /** For the admins: Slack will never take a message. */
  public static Content givenUp(String what, String why) {
    return Blocks.paragraph(
        ":x: *Given up*: %s cannot be told: %s.".formatted(what, Say.clause(why, 1000)));
  }

  /** The card of a process that is set aside. */
  public static Content card(ProcessId process) {
    return Blocks.paragraph(
        "%sthe events of %s cannot be read.\nNobody looks after it until whoever runs the bot has mended it."
            .formatted(OURS, process));
  }

  /** For an answer that lacks something. */
  static List<String> lines(List<SetAside> aside) {
    return aside.stream()
        .map(each -> ":boom: %s is missing here: it cannot be read.".formatted(each.process()))
        .toList();
  }
}
