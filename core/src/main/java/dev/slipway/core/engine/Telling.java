package dev.slipway.core.engine;

import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;

/** Something that must be told to people because of an event. What it says is worked out later. */
public sealed interface Telling {
  /**
   * The card of the process must be written again, or for the first time.
   *
   * @param place where the card is
   */
  record Card(Place place) implements Telling {}

  /** A line in the thread of the card says what happened. */
  record Detail(Place place) implements Telling {}

  /** A new message to one person says what happened. */
  record Notice(PersonId to) implements Telling {}

  /** A line in the thread of the {@link Notice} before it: what that was too short for. */
  record Aside(PersonId to) implements Telling {}

  /** The {@link Notice} before it is rewritten, because its buttons have been used. */
  record Amendment(PersonId to) implements Telling {}

  /**
   * The answer to a command.
   *
   * @param body what the messenger sends; the store does not look into it
   */
  record Reply(Place place, String body) implements Telling {}
}
