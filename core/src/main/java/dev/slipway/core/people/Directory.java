package dev.slipway.core.people;

import java.util.Optional;

/**
 * Who is who in the workspace. May answer from a short-lived copy. Thread-safe.
 *
 * <p>Every method throws {@link dev.slipway.core.engine.Unavailable} when the workspace cannot be
 * asked and no copy is fresh enough; whoever checks a right then refuses.
 */
public interface Directory {
  /** The person, empty when the workspace knows no such id. */
  Optional<Person> find(PersonId id);

  /** The member with this e-mail address, in any case; empty when there is none. */
  Optional<Person> findByEmail(String email);

  boolean isMember(PersonId person, GroupId group);
}
