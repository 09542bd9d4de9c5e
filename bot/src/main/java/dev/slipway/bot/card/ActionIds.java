package dev.slipway.bot.card;

import dev.slipway.bot.card.Button.Verb;
import dev.slipway.core.desk.Click;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.release.PlanHash;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a button carries, and what a click that brings it back means. */
public final class ActionIds {
  private static final String PREFIX = "slipway:";

  private ActionIds() {}

  static String of(Verb verb) {
    return PREFIX + verb.name().toLowerCase(Locale.ROOT);
  }

  static String value(ProcessId release) {
    return release.toString();
  }

  static String value(ProcessId release, PlanHash plan) {
    return release + " " + plan;
  }

  /** The click, empty when it is on a button that this version of the bot does not know. */
  public static Optional<Click> click(PersonId person, String actionId, String value) {
    try {
      String[] parts = value.split(" ", 2);
      ProcessId release = ProcessId.parse(parts[0]);
      Verb verb = verb(actionId);
      return Optional.of(
          switch (verb) {
            case CONFIRM -> new Click.Confirm(release, person, new PlanHash(parts[1]));
            case CANCEL -> new Click.Cancel(release, person);
            case ABORT -> new Click.Abort(release, person);
            case CARRY_ON -> new Click.CarryOn(release, person);
            case TAKE_BACK -> new Click.TakeBack(release, person);
          });
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unknown) {
      return Optional.empty();
    }
  }

  private static Verb verb(String actionId) {
    return Stream.of(Verb.values())
        .filter(verb -> of(verb).equals(actionId))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown action " + actionId));
  }
}
