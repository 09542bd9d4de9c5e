package dev.slipway.bot.slack;

import dev.slipway.core.engine.MessageRef;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import java.time.Instant;
import java.util.Optional;

/** What the bot says in Slack. Thread-safe. */
public interface Messenger {
  /**
   * Posts a new message.
   *
   * @param id travels with the message, so that {@link #find} finds it
   */
  Outcome post(Place place, Content content, String id);

  /** Rewrites a message; whoever reads it is not notified. */
  Outcome update(MessageRef message, Content content);

  /** Says something that only one person sees, until that person reloads. */
  Outcome whisper(Place place, PersonId to, Content content);

  /**
   * Adds a reaction; one that is there already is fine.
   *
   * @param emoji its name without colons
   */
  Outcome react(MessageRef message, String emoji);

  /**
   * The conversation between the bot and a person.
   *
   * @throws dev.slipway.core.engine.Unavailable when Slack cannot be asked now
   * @throws dev.slipway.core.engine.Denied when there can be none
   */
  ChannelId direct(PersonId person);

  /**
   * The bot's own message with this id.
   *
   * @param since it is not older than that
   * @throws dev.slipway.core.engine.Unavailable when Slack cannot be asked now
   * @throws dev.slipway.core.engine.Denied when the place cannot be read
   */
  Optional<MessageRef> find(Place place, String id, Instant since);
}
