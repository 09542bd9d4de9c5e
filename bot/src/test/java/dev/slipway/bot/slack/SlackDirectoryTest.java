package dev.slipway.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.core.engine.Denied;
import dev.slipway.core.engine.SettableClock;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.people.GroupId;
import dev.slipway.core.people.Person;
import dev.slipway.core.people.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlackDirectoryTest {
  private static final PersonId ANN = new PersonId("U1");
  private static final GroupId MANAGERS = new GroupId("S1");

  private final SettableClock clock = new SettableClock(Instant.ofEpochSecond(1_700_000_000));
  private final FakeWorkspace workspace = new FakeWorkspace();
  private final SlackDirectory directory = new SlackDirectory(workspace, clock);

  @Test
  void answersFromACopyForMinutes() {
    workspace.join(ANN, true);
    directory.find(ANN);
    directory.find(ANN);
    assertThat(workspace.asked).isEqualTo(1);
    clock.advance(Duration.ofMinutes(6));
    directory.find(ANN);
    assertThat(workspace.asked).isEqualTo(2);
  }

  @Test
  void changedGroupIsAskedAnew() {
    workspace.join(ANN, true);
    assertThat(directory.isMember(ANN, MANAGERS)).isFalse();
    workspace.managers.add(ANN);
    assertThat(directory.isMember(ANN, MANAGERS)).isFalse();
    directory.groupChanged("S1");
    assertThat(directory.isMember(ANN, MANAGERS)).isTrue();
  }

  @Test
  void guestInAGroupIsNoMember() {
    workspace.join(ANN, false);
    workspace.managers.add(ANN);
    assertThat(directory.isMember(ANN, MANAGERS)).isFalse();
  }

  @Test
  void failsClosedWithoutAFreshCopy() {
    workspace.join(ANN, true);
    workspace.managers.add(ANN);
    assertThat(directory.isMember(ANN, MANAGERS)).isTrue();
    workspace.failure = Optional.of(new Denied("missing_scope", new Exception()));
    clock.advance(Duration.ofMinutes(3));
    assertThatThrownBy(() -> directory.isMember(ANN, MANAGERS))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("missing_scope");
  }

  @Test
  void emailIsFoundInAnyCase() {
    workspace.join(ANN, true);
    assertThat(directory.findByEmail(" Ann@Example.com")).isPresent();
    assertThat(directory.findByEmail("nobody@example.com")).isEmpty();
  }

  @Test
  void guestsBotsAndStrangersAreNoMembers() throws Exception {
    for (String flag :
        new String[] {"deleted", "is_bot", "is_restricted", "is_ultra_restricted", "is_stranger"}) {
      String json = "{\"id\":\"U1\",\"name\":\"ann\",\"%s\":true}".formatted(flag);
      assertThat(SlackPersons.read(JsonMapper.builder().build().readTree(json)).member())
          .as(flag)
          .isFalse();
    }
    String full =
        "{\"id\":\"U1\",\"name\":\"ann\",\"profile\":{\"display_name\":\"Ann\",\"email\":\"a@b.io\"}}";
    assertThat(SlackPersons.read(JsonMapper.builder().build().readTree(full)))
        .isEqualTo(new Person(ANN, "Ann", Optional.of("a@b.io"), true));
  }

  private static final class FakeWorkspace implements Workspace {
    final Set<PersonId> managers = new HashSet<>();
    final Map<PersonId, Person> persons = new HashMap<>();
    int asked;
    Optional<RuntimeException> failure = Optional.empty();

    void join(PersonId id, boolean member) {
      persons.put(id, new Person(id, "Ann", Optional.of("ann@example.com"), member));
    }

    @Override
    public Identity identity() {
      return new Identity("T1", "UBOT");
    }

    @Override
    public Optional<Person> person(PersonId id) {
      reach();
      return Optional.ofNullable(persons.get(id));
    }

    @Override
    public Optional<Person> personByEmail(String email) {
      reach();
      return persons.values().stream()
          .filter(person -> person.email().equals(Optional.of(email)))
          .findFirst();
    }

    @Override
    public Set<PersonId> members(GroupId group) {
      reach();
      return Set.copyOf(managers);
    }

    private void reach() {
      asked++;
      failure.ifPresent(
          each -> {
            throw each;
          });
    }
  }
}
