package dev.slipway.adapters.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.app.AppName;
import dev.slipway.core.engine.Appended;
import dev.slipway.core.engine.Chapter;
import dev.slipway.core.engine.Event;
import dev.slipway.core.engine.Index;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.SampleEvent;
import dev.slipway.core.engine.Started;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.engine.Unreadable;
import dev.slipway.core.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SqlEventStoreTest {
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
  private static final AppName SHOP = new AppName("shop");

  private record Stranger(Instant at) implements Event {}

  static Stream<DatabaseSettings> databases() {
    return Stream.of(TestDatabases.h2InMemory(), TestDatabases.postgres());
  }

  @ParameterizedTest
  @MethodSource("databases")
  void startThatFailsHalfwayLeavesNothing(DatabaseSettings settings) {
    try (Database database = Database.open(settings)) {
      SqlEventStore store = store(database);

      assertThatThrownBy(() -> store.start(ProcessKind.PICK, "a", chapter(new Stranger(AT))))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Stranger");

      assertThat(store.findByKey(ProcessKind.PICK, "a")).isEmpty();
      assertThat(store.findBySlot("slot")).isEmpty();
      assertThat(store.findByToken(ProcessKind.PICK, "to")).isEmpty();
      assertThat(started(store).number()).describedAs("no number is lost").isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void numbersOfAnOlderReplicaAreNotGivenAgain(DatabaseSettings settings) {
    try (Database database = Database.open(settings)) {
      SqlEventStore store = store(database);
      assertThat(started(store).number()).isEqualTo(1);
      TestDatabases.execute(database, "UPDATE process_count SET last = 0");
      Index free = new Index(SHOP, false, Optional.empty(), Set.of());

      Started next =
          store.start(
              ProcessKind.PICK,
              "b",
              new Chapter(new SampleEvent.Asked(SHOP, AT), free, List.of(), AT));

      assertThat(((Started.New) next).id().number()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void appendThatFailsHalfwayLeavesNothing(DatabaseSettings settings) {
    try (Database database = Database.open(settings)) {
      SqlEventStore store = store(database);
      ProcessId id = started(store);

      assertThatThrownBy(() -> store.append(id, 1, Optional.empty(), chapter(new Stranger(AT))))
          .isInstanceOf(IllegalStateException.class);

      assertThat(store.version(id)).isEqualTo(1);
      assertThat(new SqlOutbox(database).due(AT, 9)).hasSize(1);
      assertThat(store.append(id, 1, Optional.empty(), chapter(new SampleEvent.Finished(AT))))
          .isEqualTo(Appended.YES);
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void processEndedByItsFirstEventHoldsNoSlot(DatabaseSettings settings) {
    try (Database database = Database.open(settings)) {
      SqlEventStore store = store(database);
      Index ended = new Index(SHOP, true, Optional.of("slot"), Set.of());
      store.start(
          ProcessKind.PICK, "a", new Chapter(new SampleEvent.Finished(AT), ended, List.of(), AT));

      assertThat(store.findBySlot("slot")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void eventOfANewerVersionIsNamed(DatabaseSettings settings) {
    try (Database database = Database.open(settings)) {
      SqlEventStore store = store(database);
      ProcessId id = started(store);
      TestDatabases.execute(database, "UPDATE event SET type = 'Teleported'");

      assertThatThrownBy(() -> store.load(id))
          .isInstanceOf(Unreadable.class)
          .hasMessageContaining("event 1: \"Teleported\"");
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void eventThatIsNoJsonIsUnreadable(DatabaseSettings settings) {
    try (Database database = Database.open(settings)) {
      SqlEventStore store = store(database);
      ProcessId id = started(store);
      TestDatabases.execute(database, "UPDATE event SET body = '{broken'");

      assertThatThrownBy(() -> store.load(id)).isInstanceOf(Unreadable.class);
    }
  }

  private static SqlEventStore store(Database database) {
    return new SqlEventStore(database, new EventJson(List.of(SampleEvent.class)));
  }

  private static ProcessId started(SqlEventStore store) {
    Started started = store.start(ProcessKind.PICK, "a", chapter(new SampleEvent.Asked(SHOP, AT)));
    return ((Started.New) started).id();
  }

  private static Chapter chapter(Event event) {
    return new Chapter(
        event,
        new Index(SHOP, false, Optional.of("slot"), Set.of("token")),
        List.of(new Telling.Notice(new PersonId("U1"))),
        AT);
  }
}
