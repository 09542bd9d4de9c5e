package dev.slipway.adapters.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.engine.Lease;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  @Test
  void unreachableDatabaseIsNamedWithItsCause() throws IOException {
    int port = closedPort();
    DatabaseSettings settings =
        new DatabaseSettings(
            "jdbc:postgresql://localhost:%d/slipway?password=hidden".formatted(port),
            "bot",
            () -> "hidden",
            4);

    assertThatThrownBy(() -> Database.open(settings))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("database postgresql://localhost:%d/slipway", port)
        .hasMessageContaining("refused")
        .satisfies(failure -> assertThat(everythingIn(failure)).doesNotContain("hidden"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://bot:hidden@db.internal:5432/slipway",
        "jdbc:h2:tcp://db/slipway;PASSWORD=hidden",
        "jdbc:postgresql://db/slipway?user=bot&password=hidden"
      })
  void settingsNeverShowThePassword(String url) {
    DatabaseSettings settings = new DatabaseSettings(url, "bot", () -> "hidden", 4);

    assertThat(settings.toString()).contains("db", "slipway").doesNotContain("hidden");
  }

  @Test
  void otherDatabasesAreRefused() {
    DatabaseSettings settings = new DatabaseSettings("jdbc:mysql://db/slipway", "bot", () -> "", 4);

    assertThatThrownBy(() -> Database.open(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:postgresql: or jdbc:h2:");
  }

  @Test
  void crowdHoldsUpNoRequest() throws InterruptedException {
    try (Database database = Database.open(TestDatabases.postgres());
        ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch inside = new CountDownLatch(4);
      CountDownLatch leave = new CountDownLatch(1);
      for (int i = 0; i < 50; i++) {
        var _ = crowd.submit(() -> database.statement(_ -> waitInside(inside, leave)));
      }
      inside.await();
      try {
        assertThat(new SqlInbox(database).accept(List.of("event:1"), "{}", NOW)).isTrue();
      } finally {
        leave.countDown();
      }
    }
  }

  private static boolean waitInside(CountDownLatch inside, CountDownLatch leave) {
    inside.countDown();
    try {
      leave.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void openingTwiceMigratesOnce() {
    DatabaseSettings settings = TestDatabases.postgres();
    try (Database one = Database.open(settings);
        Database two = Database.open(settings)) {
      assertThat(one.answers()).isTrue();
      assertThat(two.answers()).isTrue();
    }
  }

  @Test
  void databaseThatWasAwayIsUsedAgain() {
    String name = nameOf(TestDatabases.postgres());
    try (CuttableProxy proxy = new CuttableProxy(TestDatabases.postgresPort());
        Database database = Database.open(TestDatabases.postgresAt(proxy.port(), name))) {
      SqlLeases leases = new SqlLeases(database, "one");
      SqlInbox inbox = new SqlInbox(database);
      Lease lease = leases.take("pick-1").orElseThrow();

      proxy.cut();
      assertThat(database.answers()).isFalse();
      assertThatThrownBy(() -> leases.renew(Set.of(lease)))
          .isInstanceOf(Unavailable.class)
          .hasMessageStartingWith("database is unavailable: ");
      assertThatThrownBy(() -> inbox.accept(List.of("a"), "p", NOW))
          .isInstanceOf(Unavailable.class);

      proxy.restore();
      Awaitility.await().atMost(Duration.ofSeconds(10)).until(database::answers);
      assertThat(leases.renew(Set.of(lease))).containsExactly(lease);
      assertThat(inbox.accept(List.of("a"), "p", NOW)).isTrue();
    }
  }

  @Test
  void callInProgressIsUnavailableWhenTheServerEndsIt() {
    try (Database database = Database.open(TestDatabases.postgres())) {
      assertThatThrownBy(
              () ->
                  TestDatabases.execute(database, "SELECT pg_terminate_backend(pg_backend_pid())"))
          .isInstanceOf(Unavailable.class);
      assertThat(database.answers()).isTrue();
    }
  }

  @Test
  void ourOwnMistakeIsNotUnavailable() {
    try (Database database = Database.open(TestDatabases.h2InMemory())) {
      assertThatThrownBy(() -> TestDatabases.execute(database, "SELECT nonsense FROM nowhere"))
          .isNotInstanceOf(Unavailable.class);
    }
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String nameOf(DatabaseSettings settings) {
    return settings.url().substring(settings.url().lastIndexOf('/') + 1);
  }

  private static String everythingIn(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
