package dev.slipway.core.desk;

import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.people.Directory;
import dev.slipway.core.people.Person;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks rights when something is asked or clicked; who cannot be looked up has none. */
public final class Rights {
  private final Directory directory;

  public Rights(Directory directory) {
    this.directory = directory;
  }

  /**
   * Lets the person pass or refuses.
   *
   * @param doing completes "you may not …"
   */
  void check(PersonId person, Right right, String doing) {
    boolean allowed;
    try {
      allowed = right.allows(person, directory);
    } catch (Unavailable unknown) {
      throw new RefusedException(
          Refusal.failed(
              "your rights cannot be looked up now (%s)".formatted(unknown.said()),
              "Nothing was changed. Try again in a moment."));
    }
    if (!allowed) {
      throw RefusedException.because("you may not " + doing, "Who may: " + said(right) + ".");
    }
  }

  /** The name that people see; empty when it cannot be looked up. */
  String nameOf(PersonId person) {
    try {
      return directory.find(person).map(Person::name).orElse("");
    } catch (Unavailable unknown) {
      return "";
    }
  }

  /** The person with this address; empty also when that cannot be looked up. */
  Optional<PersonId> byEmail(String email) {
    try {
      return directory.findByEmail(email).map(Person::id);
    } catch (Unavailable unknown) {
      return Optional.empty();
    }
  }

  /** A right in Slack's own way of naming people and groups. */
  public static String said(Right right) {
    List<String> who = new ArrayList<>();
    if (right.everyone()) {
      who.add("every full member");
    }
    right.groups().forEach(group -> who.add("<!subteam^" + group + ">"));
    right.persons().forEach(person -> who.add("<@" + person + ">"));
    return who.isEmpty() ? "nobody" : String.join(", ", who);
  }
}
