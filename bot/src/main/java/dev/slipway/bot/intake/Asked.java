package dev.slipway.bot.intake;

import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import java.time.Instant;

/**
 * What somebody asked of the bot. Nothing is checked yet but that a person of our workspace did.
 */
public sealed interface Asked {
  PersonId person();

  /** Where it was asked and is answered. */
  Place place();

  Instant at();

  /**
   * Somebody typed a command.
   *
   * @param ts names the message within its channel; of a slash command, which has no message, when
   *     it came
   * @param text as it was typed, in plain characters; begins with {@code !} unless slash
   * @param slash whether it came as a slash command: then nobody else has seen it
   */
  record Typed(PersonId person, Place place, String ts, String text, boolean slash)
      implements Asked {
    @Override
    public Instant at() {
      return Timestamps.instant(ts);
    }
  }

  /**
   * Somebody pressed a button.
   *
   * @param messageTs the message with the button
   * @param actionId which button, as the bot named it
   * @param value what the bot had put into it
   * @param typed what they had written into the field of the message; empty without one
   */
  record Clicked(
      PersonId person,
      ChannelId channel,
      String messageTs,
      String actionId,
      String value,
      String typed,
      String actionTs)
      implements Asked {
    @Override
    public Place place() {
      return Place.in(channel);
    }

    @Override
    public Instant at() {
      return Timestamps.instant(actionTs);
    }
  }
}
