package dev.slipway.sandbox.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/** What a release has remembered, read from the database of the bot. */
final class ReleaseLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String database;

  ReleaseLog(String database) {
    this.database = database;
  }

  /** When this happened to each target. */
  Map<String, Instant> times(int release, String event) {
    Map<String, Instant> times = new HashMap<>();
    try (Connection connection = DriverManager.getConnection(database, "postgres", "");
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT body, at FROM event WHERE process = ? AND type = ? ORDER BY version")) {
      query.setString(1, "release-" + release);
      query.setString(2, event);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          Instant at = rows.getObject(2, OffsetDateTime.class).toInstant();
          times.put(target(rows.getString(1)), at);
        }
      }
      return times;
    } catch (SQLException e) {
      throw new IllegalStateException("failed to read what happened", e);
    }
  }

  /** How many events a release has. */
  long count(int release) {
    try (Connection connection = DriverManager.getConnection(database, "postgres", "");
        PreparedStatement query =
            connection.prepareStatement("SELECT count(*) FROM event WHERE process = ?")) {
      query.setString(1, "release-" + release);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("failed to count what happened", e);
    }
  }

  private static String target(String body) {
    try {
      JsonNode target = JSON.readTree(body).path("target");
      return target.isTextual() ? target.asText() : target.path("value").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
