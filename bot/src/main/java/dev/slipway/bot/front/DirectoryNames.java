package dev.slipway.bot.front;

import dev.slipway.bot.card.Names;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.people.Directory;
import dev.slipway.core.people.Person;
import dev.slipway.core.people.PersonId;

/** Names from the directory; an answer is not held up by a name that cannot be looked up. */
public record DirectoryNames(Directory directory) implements Names {
  private static final String UNKNOWN = "somebody";

  @Override
  public String of(PersonId person) {
    try {
      return directory
          .find(person)
          .map(Person::name)
          .filter(name -> !name.isBlank())
          .orElse(UNKNOWN);
    } catch (Unavailable later) {
      return UNKNOWN;
    }
  }
}
