package dev.slipway.adapters.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Real databases for tests: one PostgreSQL server for the JVM, and as many H2 as wanted. */
public final class TestDatabases {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestDatabases() {}

  /** Where the one server is kept; it starts with its first use and ends with the JVM. */
  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60)).start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public static int postgresPort() {
    return Server.POSTGRES.getPort();
  }

  /** A fresh database on the server. */
  public static DatabaseSettings postgres() {
    String name = "test" + COUNT.incrementAndGet();
    try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return postgresAt(postgresPort(), name);
  }

  /** The same database as seen through another port. */
  public static DatabaseSettings postgresAt(int port, String name) {
    return new DatabaseSettings(
        "jdbc:postgresql://localhost:%d/%s".formatted(port, name), "postgres", () -> "secret", 6);
  }

  public static DatabaseSettings h2InMemory() {
    return new DatabaseSettings("jdbc:h2:mem:test" + COUNT.incrementAndGet(), "sa", () -> "", 6);
  }

  public static DatabaseSettings h2InFile() {
    try {
      Path folder = Files.createTempDirectory("slipway-h2-");
      return h2InFile(folder.resolve("slipway"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static DatabaseSettings h2InFile(Path file) {
    return new DatabaseSettings("jdbc:h2:file:" + file, "sa", () -> "", 6);
  }

  /** Makes the tables of the engine empty. */
  public static void empty(Database database) {
    execute(
        database,
        List.of("outbox", "token", "event", "process", "lease", "inbox").stream()
            .map("DELETE FROM "::concat)
            .toArray(String[]::new));
  }

  /** Lets the database believe that time has passed for its leases and claims. */
  public static void elapse(Database database, Duration time) {
    String earlier = " - INTERVAL '%d' SECOND".formatted(time.toSeconds() + 1);
    execute(
        database,
        "UPDATE lease SET held_until = held_until" + earlier,
        "UPDATE inbox SET claimed_until = claimed_until" + earlier);
  }

  public static void execute(Database database, String... statements) {
    database.transaction(
        handle -> {
          for (String statement : statements) {
            handle.execute(statement);
          }
          return statements.length;
        });
  }
}
