package dev.slipway.core.release;

import dev.slipway.core.people.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * What the person to whom a change belongs said of it, having looked at it. Their last word counts.
 *
 * @param at when they clicked
 * @param reason why it does not work; empty when it works
 */
public record Word(PersonId by, Instant at, Optional<String> reason) {
  public boolean works() {
    return reason.isEmpty();
  }

  /** Whether it changes what is known: said later than the present word, and something else. */
  public boolean isNewsAfter(Optional<Word> present) {
    return present.filter(word -> !at.isAfter(word.at) || word.says(this)).isEmpty();
  }

  /** The one that was said last. */
  Word orLater(Word other) {
    return other.at.isAfter(at) ? other : this;
  }

  private boolean says(Word other) {
    return by.equals(other.by) && reason.equals(other.reason);
  }
}
