package dev.slipway.bot.card;

import dev.slipway.bot.card.Button.Verb;
import dev.slipway.bot.intake.Asked;
import dev.slipway.bot.intake.SlackText;
import dev.slipway.core.app.Share;
import dev.slipway.core.desk.Click;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.release.PlanHash;
import dev.slipway.core.release.Word;
import dev.slipway.core.repository.CommitSha;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a button carries, and what a click that brings it back means. */
public final class ActionIds {
  static final String COMMAND = "slipway:command";
  static final String REASON = "slipway:reason";
  static final int LONGEST_REASON = 300;
  private static final String PREFIX = "slipway:";

  private ActionIds() {}

  static String of(Verb verb) {
    return PREFIX + verb.name().toLowerCase(Locale.ROOT);
  }

  static String value(ProcessId process) {
    return process.toString();
  }

  static String value(ProcessId pick, CommitSha onto) {
    return pick + " " + onto;
  }

  static String value(ProcessId release, Share to) {
    return release + " " + to.hundredths();
  }

  static String value(ProcessId release, PlanHash plan) {
    return release + " " + plan;
  }

  /** The command that a button gives in the name of whoever clicks it; empty for other buttons. */
  public static Optional<String> command(String actionId, String value) {
    return actionId.equals(COMMAND) ? Optional.of(value) : Optional.empty();
  }

  /** The click, empty when it is on a button that this version of the bot does not know. */
  public static Optional<Click> click(Asked.Clicked clicked) {
    try {
      String[] parts = clicked.value().split(" ", 2);
      ProcessId id = ProcessId.parse(parts[0]);
      PersonId person = clicked.person();
      Verb verb = verb(clicked.actionId());
      if (id.kind() != verb.kind()) {
        return Optional.empty();
      }
      return Optional.of(
          switch (verb) {
            case CONFIRM -> new Click.Confirm(id, person, new PlanHash(parts[1]));
            case CANCEL -> new Click.Cancel(id, person);
            case GO_LIVE -> new Click.GoLive(id, person);
            case RAISE -> new Click.Raise(id, person, new Share(Integer.parseInt(parts[1])));
            case ABORT -> new Click.Abort(id, person);
            case CARRY_ON -> new Click.CarryOn(id, person);
            case TAKE_BACK -> new Click.TakeBack(id, person);
            case REMIND -> new Click.Remind(id, person);
            case WORKS -> new Click.Say(id, new Word(person, clicked.at(), Optional.empty()));
            case FAILS -> new Click.Say(id, new Word(person, clicked.at(), reason(clicked)));
            case LAND -> new Click.Land(id, person, new CommitSha(parts[1]));
            case DROP -> new Click.Drop(id, person);
            case PICK_FIRST -> new Click.PickFirst(id, person);
            case RESOLVED -> new Click.Resolved(id, person);
            case STOP_BUILD -> new Click.StopBuild(id, person);
            case LIFT -> new Click.Lift(id, person);
          });
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unknown) {
      return Optional.empty();
    }
  }

  private static Optional<String> reason(Asked.Clicked clicked) {
    return Optional.of(SlackText.truncate(clicked.typed().strip(), LONGEST_REASON));
  }

  private static Verb verb(String actionId) {
    return Stream.of(Verb.values())
        .filter(verb -> of(verb).equals(actionId))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown action " + actionId));
  }
}
