package dev.slipway.bot.slack;

import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.people.Directory;
import dev.slipway.core.people.GroupId;
import dev.slipway.core.people.Person;
import dev.slipway.core.people.PersonId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * People as Slack knows them. Answers from copies that live for minutes, because Slack allows 20
 * looks at a user group a minute; without a fresh copy and without Slack it does not guess.
 */
public final class SlackDirectory implements Directory {
  private static final Duration PERSONS_LIVE = Duration.ofMinutes(5);
  private static final Duration GROUPS_LIVE = Duration.ofMinutes(2);

  private final Copies<PersonId, Optional<Person>> persons;
  private final Copies<String, Optional<Person>> emails;
  private final Copies<GroupId, Set<PersonId>> groups;

  public SlackDirectory(Workspace workspace, InstantSource clock) {
    this.persons = new Copies<>(PERSONS_LIVE, clock, workspace::person);
    this.emails = new Copies<>(PERSONS_LIVE, clock, workspace::personByEmail);
    this.groups = new Copies<>(GROUPS_LIVE, clock, workspace::members);
  }

  @Override
  public Optional<Person> find(PersonId id) {
    return failClosed(() -> persons.get(id));
  }

  @Override
  public Optional<Person> findByEmail(String email) {
    return failClosed(() -> emails.get(email.strip().toLowerCase(Locale.ROOT)))
        .filter(Person::member);
  }

  @Override
  public boolean isMember(PersonId person, GroupId group) {
    return failClosed(() -> groups.get(group)).contains(person)
        && find(person).filter(Person::member).isPresent();
  }

  /** Forgets the members of a group, for Slack has said that they changed. */
  public void groupChanged(String group) {
    if (!group.isBlank()) {
      groups.forget(new GroupId(group));
    }
  }

  /** A missing scope is not the fault of the person who asks, and gives no right either. */
  private static <T> T failClosed(Supplier<T> look) {
    try {
      return look.get();
    } catch (Denied e) {
      throw new Unavailable(SlackApi.SYSTEM, String.valueOf(e.getMessage()), e);
    }
  }
}
