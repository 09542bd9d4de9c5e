package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.world.BotFile;
import dev.slipway.sandbox.world.World;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A PostgreSQL server on this machine that stores as a real one does; gone afterwards. */
final class Server implements AutoCloseable {
  private final EmbeddedPostgres postgres;

  private Server(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  static Server start() {
    try {
      return new Server(
          EmbeddedPostgres.builder()
              .setPGStartupWait(Duration.ofSeconds(60))
              .setServerConfig("fsync", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("synchronous_commit", "on")
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException("failed to start PostgreSQL", e);
    }
  }

  /** A bot with a fresh database of this name and a work directory of its own. */
  BotFile bot(World world, String name) {
    return new BotFile(database(name), "postgres", "", world.home().resolve(name), 1);
  }

  /** The address of a fresh database of this name. */
  String database(String name) {
    var _ = ask("CREATE DATABASE " + name);
    return "jdbc:postgresql://localhost:%d/%s".formatted(postgres.getPort(), name);
  }

  /** The version, and whether a commit is on the disk before it is answered. */
  String description() {
    return "PostgreSQL %s on this machine, fsync %s, synchronous_commit %s"
        .formatted(ask("SHOW server_version"), ask("SHOW fsync"), ask("SHOW synchronous_commit"));
  }

  private String ask(String sql) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet rows = statement.getResultSet()) {
        return rows.next() ? rows.getString(1) : "";
      }
    } catch (SQLException e) {
      throw new IllegalStateException("failed to run: " + sql, e);
    }
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException("failed to stop PostgreSQL", e);
    }
  }
}
