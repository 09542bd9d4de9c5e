package dev.slipway.adapters.store;

import dev.slipway.core.app.AppName;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.Started;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.Query;

/** The questions about processes; an index answers each. */
final class ProcessSearch {
  private static final String OVERDUE =
      """
      SELECT p.id FROM process p
      WHERE p.ended = FALSE AND p.wake_at <= :now AND p.aside_since IS NULL
        AND NOT EXISTS (
          SELECT 1 FROM lease l WHERE l.name = p.id AND l.held_until > CURRENT_TIMESTAMP)
      ORDER BY p.wake_at, p.id
      LIMIT :limit
      """;

  /** A range instead of LIKE: no character of a token means more than itself. */
  private static final String BY_TOKEN =
      """
      SELECT DISTINCT t.number FROM token t JOIN process p ON p.id = t.process
      WHERE t.kind = :kind AND t.token >= :from AND t.token < :beyond AND p.aside_since IS NULL
      ORDER BY t.number DESC
      LIMIT 50
      """;

  private static final String OPEN =
      """
      SELECT id FROM process
      WHERE kind = :kind AND app = :app AND ended = FALSE AND aside_since IS NULL
      ORDER BY number
      """;

  private static final String LATEST =
      """
      SELECT id FROM process
      WHERE kind = :kind AND app = :app AND aside_since IS NULL
      ORDER BY number DESC
      LIMIT :limit
      """;

  /** One statement, because two would see two moments. */
  private static final String BEFORE =
      """
      SELECT id, TRUE AS same_key FROM process WHERE kind = :kind AND start_key = :key
      UNION ALL
      SELECT id, FALSE AS same_key FROM process WHERE slot = :slot
      ORDER BY same_key DESC
      """;

  private final Database database;

  ProcessSearch(Database database) {
    this.database = database;
  }

  List<ProcessId> overdue(Instant now, int limit) {
    return ids(OVERDUE, query -> query.bind("now", Times.of(now)).bind("limit", limit));
  }

  Optional<ProcessId> byKey(ProcessKind kind, String key) {
    return ids(
            "SELECT id FROM process WHERE kind = :kind AND start_key = :key",
            query -> query.bind("kind", kind.toString()).bind("key", key))
        .stream()
        .findFirst();
  }

  Optional<ProcessId> bySlot(String slot) {
    return ids("SELECT id FROM process WHERE slot = :slot", query -> query.bind("slot", slot))
        .stream()
        .findFirst();
  }

  /** Why a process cannot be started now; empty when it can. */
  Optional<Started> before(ProcessKind kind, String key, String slot) {
    return database.statement(
        handle ->
            handle
                .createQuery(BEFORE)
                .bind("kind", kind.toString())
                .bind("key", key)
                .bind("slot", slot)
                .map((row, context) -> started(row))
                .stream()
                .findFirst());
  }

  private static Started started(ResultSet row) throws SQLException {
    ProcessId id = ProcessId.parse(row.getString("id"));
    return row.getBoolean("same_key") ? new Started.Before(id) : new Started.SlotTaken(id);
  }

  List<ProcessId> byToken(ProcessKind kind, String prefix) {
    return database.statement(
        handle ->
            handle
                .createQuery(BY_TOKEN)
                .bind("kind", kind.toString())
                .bind("from", prefix)
                .bind("beyond", prefix + Character.MAX_VALUE)
                .mapTo(Long.class)
                .map(number -> new ProcessId(kind, number))
                .list());
  }

  List<ProcessId> open(ProcessKind kind, AppName app) {
    return ids(OPEN, query -> query.bind("kind", kind.toString()).bind("app", app.value()));
  }

  List<ProcessId> latest(ProcessKind kind, AppName app, int limit) {
    return ids(
        LATEST,
        query -> query.bind("kind", kind.toString()).bind("app", app.value()).bind("limit", limit));
  }

  private List<ProcessId> ids(String sql, UnaryOperator<Query> binding) {
    return database.statement(
        handle ->
            binding
                .apply(handle.createQuery(sql))
                .mapTo(String.class)
                .map(ProcessId::parse)
                .list());
  }
}
