package dev.slipway.core.people;

import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A workspace in memory, with members, guests and groups. Thread-safe. */
public final class FakeDirectory implements Directory {
  private final Map<PersonId, Person> people = new HashMap<>();
  private final Map<GroupId, Set<PersonId>> groups = new HashMap<>();
  private boolean away;

  public synchronized FakeDirectory member(PersonId id, String name, String email) {
    people.put(id, new Person(id, name, Optional.of(email), true));
    return this;
  }

  public synchronized FakeDirectory guest(PersonId id, String name) {
    people.put(id, new Person(id, name, Optional.empty(), false));
    return this;
  }

  public synchronized FakeDirectory join(GroupId group, PersonId person) {
    groups.computeIfAbsent(group, any -> new HashSet<>()).add(person);
    return this;
  }

  /** While it is away, every call throws {@link Unavailable}. */
  public synchronized void away(boolean now) {
    away = now;
  }

  @Override
  public synchronized Optional<Person> find(PersonId id) {
    reach();
    return Optional.ofNullable(people.get(id));
  }

  @Override
  public synchronized Optional<Person> findByEmail(String email) {
    reach();
    return people.values().stream()
        .filter(person -> person.email().filter(email::equalsIgnoreCase).isPresent())
        .findFirst();
  }

  @Override
  public synchronized boolean isMember(PersonId person, GroupId group) {
    reach();
    return groups.getOrDefault(group, Set.of()).contains(person);
  }

  private void reach() {
    if (away) {
      throw new Unavailable("the workspace", "it does not answer", new IOException("timeout"));
    }
  }
}
