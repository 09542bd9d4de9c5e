package dev.slipway.bot.slack;

import dev.slipway.core.people.GroupId;
import dev.slipway.core.people.Person;
import dev.slipway.core.people.PersonId;
import java.util.Optional;
import java.util.Set;

/**
 * What the bot asks Slack about people. Thread-safe; nothing is remembered between calls.
 *
 * <p>Every method throws {@link dev.slipway.core.engine.Unavailable} when Slack cannot be asked
 * now, and {@link dev.slipway.core.engine.Denied} when it says no, for example for want of a scope.
 */
public interface Workspace {
  Identity identity();

  /** Empty when the workspace knows no such id. */
  Optional<Person> person(PersonId id);

  /** Empty when nobody has this address. */
  Optional<Person> personByEmail(String email);

  /** Empty when the workspace knows no such group, or it is disabled. */
  Set<PersonId> members(GroupId group);
}
