package dev.slipway.core.people;

import java.util.List;
import java.util.stream.Stream;

/**
 * Who may do something.
 *
 * @param everyone every full member of the workspace
 */
public record Right(boolean everyone, List<GroupId> groups, List<PersonId> persons) {
  public Right {
    groups = List.copyOf(groups);
    persons = List.copyOf(persons);
  }

  public static Right forEveryone() {
    return new Right(true, List.of(), List.of());
  }

  public static Right nobody() {
    return new Right(false, List.of(), List.of());
  }

  /** Whoever has this right or the other one. */
  public Right or(Right other) {
    return new Right(
        everyone || other.everyone, both(groups, other.groups), both(persons, other.persons));
  }

  private static <T> List<T> both(List<T> some, List<T> others) {
    return Stream.concat(some.stream(), others.stream()).distinct().toList();
  }

  /**
   * Whether this person has the right now. Guests, bots and strangers never have one, unless they
   * are named by id.
   *
   * @throws dev.slipway.core.engine.Unavailable when the directory cannot be asked: refuse
   */
  public boolean allows(PersonId person, Directory directory) {
    return persons.contains(person)
        || ((everyone || groups.stream().anyMatch(group -> directory.isMember(person, group)))
            && directory.find(person).filter(Person::member).isPresent());
  }
}
