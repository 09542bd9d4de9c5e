package dev.slipway.bot.intake;

import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import java.util.List;

/** What a payload of Slack turned out to be. */
public sealed interface Heard {
  /**
   * Somebody asks something of the bot.
   *
   * @param keys names under which the same request may come again, the first one its own
   */
  record Request(List<String> keys, Asked asked) implements Heard {
    public Request {
      keys = List.copyOf(keys);
    }
  }

  /** Meant for the bot, but it must not listen; the person is told privately. */
  record Refusal(Place place, PersonId person, String words) implements Heard {}

  /** A user group changed its members. */
  record GroupChanged(String group) implements Heard {}

  /** Not for the bot. */
  record Talk() implements Heard {}
}
