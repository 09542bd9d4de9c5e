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
import java.util.ArrayList;
import java.util.List;

/** How many tasks of each target a release has noted, and when; from the bot's database. */
final class ProgressLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String database;

  ProgressLog(String database) {
    this.database = database;
  }

  /**
   * An event of a target.
   *
   * @param done how many tasks of the new build were counted; -1 where none are
   */
  record Entry(String type, String target, int done, Instant at) {}

  /** Those of a release that name a target, oldest first. */
  List<Entry> entries(int release) {
    List<Entry> entries = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(database, "postgres", "");
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT type, body, at FROM event WHERE process = ? ORDER BY version")) {
      query.setString(1, "release-" + release);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          JsonNode body = JSON.readTree(rows.getString(2));
          JsonNode target = body.path("target");
          entries.add(
              new Entry(
                  rows.getString(1),
                  target.isTextual() ? target.asText() : target.path("value").asText(),
                  body.path("counts").path("done").asInt(-1),
                  rows.getObject(3, OffsetDateTime.class).toInstant()));
        }
      }
      return entries;
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("failed to read what happened", e);
    }
  }

  Instant first(int release, String type) {
    return entries(release).stream()
        .filter(entry -> entry.type().equals(type))
        .map(Entry::at)
        .findFirst()
        .orElseThrow();
  }
}
