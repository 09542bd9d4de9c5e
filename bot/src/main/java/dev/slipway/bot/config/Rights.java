package dev.slipway.bot.config;

import dev.slipway.bot.yaml.Named;
import dev.slipway.bot.yaml.Section;
import dev.slipway.bot.yaml.Value;
import dev.slipway.core.command.Nearest;
import dev.slipway.core.people.GroupId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Right;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The groups of the file, and who is meant where they are named. */
final class Rights {
  private static final String EVERYONE = "everyone";
  private static final String EXAMPLE = "[release-managers]";

  private final Map<String, Right> groups = new LinkedHashMap<>();

  private Rights() {}

  static Rights read(Section section) {
    Rights rights = new Rights();
    for (Named each : section.named()) {
      rights.groups.put(each.text(), group(each));
    }
    return rights;
  }

  /** Who a key names; when it is missing, that is a mistake. */
  Right required(Section section, String key) {
    Optional<Right> right = optional(section, key);
    if (right.isEmpty()) {
      section.missing(key, "%s: %s, or %s".formatted(key, EXAMPLE, EVERYONE));
    }
    return right.orElseGet(Right::nobody);
  }

  Optional<Right> optional(Section section, String key) {
    return section.find(key).map(this::right);
  }

  private static Right group(Named named) {
    if (named.text().equals(EVERYONE)) {
      named.mistake("has a meaning of its own; call the group something else");
    }
    Section section = named.section();
    Optional<GroupId> group =
        section.optional("group", "S0123456", Forms.slackId("S", "user group")).map(GroupId::new);
    Optional<Value> people = section.find("people");
    if (group.isEmpty() && people.isEmpty()) {
      section.mistake("has nobody in it. Example: group: S0123456, or people: [U0123456]");
    }
    return new Right(false, group.stream().toList(), people.map(Rights::people).orElse(List.of()));
  }

  private static List<PersonId> people(Value people) {
    List<PersonId> ids = new ArrayList<>();
    for (Value each : people.items()) {
      ids.add(new PersonId(each.as("U0123456", Forms.slackId("UW", "person"))));
    }
    if (ids.isEmpty()) {
      people.mistake("names nobody. Example: [U0123456]");
    }
    return ids;
  }

  private Right right(Value value) {
    Right sum = Right.nobody();
    List<Value> items = value.items();
    for (Value item : items) {
      sum = sum(sum, item.as(EVERYONE, this::named));
    }
    if (items.isEmpty()) {
      value.mistake("names nobody. Example: " + EXAMPLE);
    }
    return sum;
  }

  private Right named(String name) {
    Right right = name.equals(EVERYONE) ? Right.forEveryone() : groups.get(name);
    if (right == null) {
      throw new IllegalArgumentException(
          "no group \"%s\" under groups%s".formatted(name, advice(name)));
    }
    return right;
  }

  private String advice(String name) {
    List<String> known = new ArrayList<>(groups.keySet());
    known.add(EVERYONE);
    return Nearest.to(name, known).map(", perhaps %s is meant"::formatted).orElse("");
  }

  private static Right sum(Right one, Right other) {
    List<GroupId> groups = new ArrayList<>(one.groups());
    groups.addAll(other.groups());
    List<PersonId> people = new ArrayList<>(one.persons());
    people.addAll(other.persons());
    return new Right(one.everyone() || other.everyone(), groups, people);
  }
}
