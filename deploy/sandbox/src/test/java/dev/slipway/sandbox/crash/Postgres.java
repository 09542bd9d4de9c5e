package dev.slipway.sandbox.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL server with a fresh database for each story. */
final class Postgres implements AutoCloseable {
  static final String USER = "postgres";
  static final String PASSWORD = "secret";

  private final EmbeddedPostgres server;
  private final AtomicInteger databases = new AtomicInteger();

  /** One database of the server. */
  record Base(String url) {
    /** When the first event after this instant happened. */
    Optional<Instant> firstEventAfter(Instant instant) throws SQLException {
      String ask = "SELECT at FROM event WHERE at > '%s' ORDER BY at LIMIT 1".formatted(instant);
      try (Connection connection = connection();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(ask)) {
        return rows.next() ? Optional.of(rows.getTimestamp("at").toInstant()) : Optional.empty();
      }
    }

    /** Nothing is left to do; the heads, which are watched for ever, know where the branch is. */
    boolean isAtRest() throws SQLException {
      String ask =
          "SELECT (SELECT count(*) FROM process WHERE NOT ended AND kind <> 'heads')"
              + " + (SELECT CASE WHEN count(*) = 0 THEN 1 ELSE 0 END"
              + " FROM event head WHERE type = 'HeadBuilding'"
              + " OR type = 'HeadsFound' AND EXISTS (SELECT 1 FROM event landed"
              + " WHERE landed.type = 'PickLanded' AND landed.at < head.at))"
              + " + (SELECT count(*) FROM outbox WHERE state = 'waiting')"
              + " + (SELECT count(*) FROM inbox WHERE handled_at IS NULL)";
      try (Connection connection = connection();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(ask)) {
        return rows.next() && rows.getInt(1) == 0;
      }
    }

    private Connection connection() throws SQLException {
      return DriverManager.getConnection(url, USER, PASSWORD);
    }
  }

  Postgres() throws IOException {
    server = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60)).start();
  }

  Base fresh() throws SQLException {
    String name = "crash" + databases.incrementAndGet();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return new Base("jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), name));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
