package dev.slipway.adapters.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.slipway.adapters.store.CuttableProxy;
import dev.slipway.adapters.store.Database;
import dev.slipway.adapters.store.DatabaseSettings;
import dev.slipway.adapters.store.TestDatabases;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuartzWakeupsTest {
  private final Queue<ProcessId> wokenByOne = new ConcurrentLinkedQueue<>();
  private final Queue<ProcessId> wokenByTwo = new ConcurrentLinkedQueue<>();

  static Stream<DatabaseSettings> databases() {
    return Stream.of(
        TestDatabases.h2InMemory(), TestDatabases.h2InFile(), TestDatabases.postgres());
  }

  @ParameterizedTest
  @MethodSource("databases")
  void timerFiresOnceAndTheLaterWishCounts(DatabaseSettings settings) {
    try (Database database = Database.open(settings);
        QuartzWakeups wakeups = new QuartzWakeups(database, "one", wokenByOne::add)) {
      wakeups.start();
      wakeups.at(process(1), Instant.now().plus(Duration.ofHours(1)));
      wakeups.at(process(2), Instant.now().minusSeconds(60));
      wakeups.at(process(1), Instant.now().plusMillis(200));
      wakeups.at(process(3), Instant.now());
      wakeups.at(process(3), Instant.now().plus(Duration.ofHours(1)));

      await().until(() -> wokenByOne.containsAll(List.of(process(1), process(2))));
      assertThat(wokenByOne).doesNotHaveDuplicates();
    }
  }

  @Test
  void timerFiresOnOneOfTwoReplicas() {
    DatabaseSettings settings = TestDatabases.postgres();
    try (Database database = Database.open(settings);
        Database other = Database.open(settings);
        QuartzWakeups one = new QuartzWakeups(database, "one", wokenByOne::add);
        QuartzWakeups two = new QuartzWakeups(other, "two", wokenByTwo::add)) {
      one.start();
      two.start();
      List<ProcessId> all = processes(40);
      all.forEach(process -> one.at(process, Instant.now().plusSeconds(1)));

      await().until(() -> everybody().size() >= 40);
      assertThat(everybody()).containsExactlyInAnyOrderElementsOf(all);
    }
  }

  @Test
  void timersOfAClosedReplicaFireOnTheOther() {
    DatabaseSettings settings = TestDatabases.postgres();
    try (Database database = Database.open(settings);
        Database other = Database.open(settings);
        QuartzWakeups two = new QuartzWakeups(other, "two", wokenByTwo::add)) {
      List<ProcessId> all = processes(10);
      try (QuartzWakeups one = new QuartzWakeups(database, "one", wokenByOne::add)) {
        one.start();
        two.start();
        all.forEach(process -> one.at(process, Instant.now().plusMillis(1_500)));
      }

      await().until(() -> everybody().containsAll(all));
      assertThat(everybody()).doesNotHaveDuplicates();
    }
  }

  @Test
  void timersOfAReplicaCutOffFireOnTheOther() {
    String name = nameOf(TestDatabases.postgres());
    try (CuttableProxy proxy = new CuttableProxy(TestDatabases.postgresPort());
        Database database = Database.open(TestDatabases.postgresAt(proxy.port(), name));
        Database other =
            Database.open(TestDatabases.postgresAt(TestDatabases.postgresPort(), name));
        QuartzWakeups one = new QuartzWakeups(database, "one", wokenByOne::add);
        QuartzWakeups two = new QuartzWakeups(other, "two", wokenByTwo::add)) {
      one.start();
      two.start();
      List<ProcessId> all = processes(30);
      all.forEach(
          process -> one.at(process, Instant.now().plusMillis(1_000 + 50 * process.number())));
      await().until(() -> wokenByOne.size() > 2);
      proxy.cut();

      await().until(() -> everybody().containsAll(all));
      proxy.restore();
    }
  }

  @Test
  void replicaOnStandbyFiresNothing() {
    DatabaseSettings settings = TestDatabases.postgres();
    try (Database database = Database.open(settings);
        Database other = Database.open(settings);
        QuartzWakeups one = new QuartzWakeups(database, "one", wokenByOne::add);
        QuartzWakeups two = new QuartzWakeups(other, "two", wokenByTwo::add)) {
      one.start();
      two.start();
      one.standby();
      processes(10).forEach(process -> one.at(process, Instant.now()));

      await().until(() -> wokenByTwo.size() == 10);
      assertThat(wokenByOne).isEmpty();
    }
  }

  @Test
  void timerSetWhileTheDatabaseIsAwayFiresWhenItIsBack() {
    String name = nameOf(TestDatabases.postgres());
    try (CuttableProxy proxy = new CuttableProxy(TestDatabases.postgresPort());
        Database database = Database.open(TestDatabases.postgresAt(proxy.port(), name));
        QuartzWakeups wakeups = new QuartzWakeups(database, "one", wokenByOne::add)) {
      wakeups.start();
      proxy.cut();
      assertThatCode(() -> wakeups.at(process(1), Instant.now())).doesNotThrowAnyException();
      proxy.restore();

      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !wokenByOne.isEmpty());
      assertThat(wokenByOne).containsExactly(process(1));
    }
  }

  @Test
  void wakeThatFailsHarmsNobodyElse() {
    try (Database database = Database.open(TestDatabases.h2InMemory());
        QuartzWakeups wakeups = new QuartzWakeups(database, "one", this::refuseTheFirst)) {
      wakeups.start();
      wakeups.at(process(1), Instant.now());
      wakeups.at(process(2), Instant.now());

      await().until(() -> wokenByOne.contains(process(2)));
    }
  }

  private void refuseTheFirst(ProcessId process) {
    if (process.number() == 1) {
      throw new IllegalStateException("refused on purpose");
    }
    wokenByOne.add(process);
  }

  private static String nameOf(DatabaseSettings settings) {
    return settings.url().substring(settings.url().lastIndexOf('/') + 1);
  }

  private List<ProcessId> everybody() {
    return Stream.concat(wokenByOne.stream(), wokenByTwo.stream()).toList();
  }

  private static List<ProcessId> processes(int count) {
    return LongStream.rangeClosed(1, count).mapToObj(QuartzWakeupsTest::process).toList();
  }

  private static ProcessId process(long number) {
    return new ProcessId(ProcessKind.RELEASE, number);
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(10));
  }
}
