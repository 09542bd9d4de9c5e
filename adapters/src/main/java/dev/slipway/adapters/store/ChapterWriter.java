package dev.slipway.adapters.store;

import dev.slipway.core.engine.Chapter;
import dev.slipway.core.engine.Event;
import dev.slipway.core.engine.Index;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes a chapter within the transaction of its caller. */
final class ChapterWriter {
  private static final String BEGIN =
      """
      INSERT INTO process
        (id, kind, number, start_key, slot, app, version, ended, wake_at, created_at)
      VALUES (:id, :kind, :number, :key, :slot, :app, 1, :ended, :wakeAt, :createdAt)
      """;

  /** Also past numbers that a replica of an older version has given meanwhile. */
  private static final String NEXT =
      """
      UPDATE process_count SET last = 1 + GREATEST(last, COALESCE(
        (SELECT MAX(number) FROM process WHERE process.kind = :kind), 0))
      WHERE kind = :kind
      """;

  private static final String MOVE_ON =
      """
      UPDATE process
      SET version = version + 1, ended = :ended, wake_at = :wakeAt,
        slot = CASE WHEN :keepsSlot THEN slot ELSE NULL END
      WHERE id = :id AND version = :expected
      """;

  private static final String EVENT =
      """
      INSERT INTO event (process, version, type, body, at)
      VALUES (:process, :version, :type, :body, :at)
      """;

  private static final String TOKEN =
      """
      INSERT INTO token (process, token, kind, number)
      VALUES (:process, :token, :kind, :number)
      """;

  private final Dialect dialect;
  private final EventJson json;

  ChapterWriter(Dialect dialect, EventJson json) {
    this.dialect = dialect;
    this.json = json;
  }

  ProcessId begin(Handle handle, ProcessKind kind, String key, Chapter first) {
    ProcessId id = next(handle, kind);
    Index index = first.index();
    handle
        .createUpdate(BEGIN)
        .bind("id", id.toString())
        .bind("kind", kind.toString())
        .bind("number", id.number())
        .bind("key", key)
        .bind("slot", index.slot().filter(slot -> !index.ended()))
        .bind("app", index.app().value())
        .bind("ended", index.ended())
        .bind("wakeAt", Times.of(first.wakeAt()))
        .bind("createdAt", Times.of(first.event().at()))
        .execute();
    insertTokens(handle, id, index.tokens());
    insertEvent(handle, id, 1, first);
    return id;
  }

  /**
   * Counted in the transaction, unlike a sequence: a start that fails gives its number back, so
   * people see no gap.
   */
  private ProcessId next(Handle handle, ProcessKind kind) {
    long number =
        handle
            .createQuery(dialect.returning("last", NEXT))
            .bind("kind", kind.toString())
            .mapTo(Long.class)
            .one();
    return new ProcessId(kind, number);
  }

  /** Whether the version was the expected one. */
  boolean append(Handle handle, ProcessId id, long expected, Chapter chapter) {
    int moved =
        handle
            .createUpdate(MOVE_ON)
            .bind("id", id.toString())
            .bind("expected", expected)
            .bind("ended", chapter.index().ended())
            .bind("keepsSlot", !chapter.index().ended() && chapter.index().slot().isPresent())
            .bind("wakeAt", Times.of(chapter.wakeAt()))
            .execute();
    if (moved == 0) {
      return false;
    }
    insertTokens(handle, id, fresh(handle, id, chapter.index().tokens()));
    insertEvent(handle, id, expected + 1, chapter);
    return true;
  }

  private static Set<String> fresh(Handle handle, ProcessId id, Set<String> tokens) {
    if (tokens.isEmpty()) {
      return tokens;
    }
    Set<String> fresh = new HashSet<>(tokens);
    handle
        .createQuery("SELECT token FROM token WHERE process = :process")
        .bind("process", id.toString())
        .mapTo(String.class)
        .forEach(fresh::remove);
    return fresh;
  }

  private static void insertTokens(Handle handle, ProcessId id, Set<String> tokens) {
    if (tokens.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(TOKEN);
    for (String token : tokens) {
      batch
          .bind("process", id.toString())
          .bind("token", token)
          .bind("kind", id.kind().toString())
          .bind("number", id.number())
          .add();
    }
    batch.execute();
  }

  private void insertEvent(Handle handle, ProcessId id, long version, Chapter chapter) {
    Event event = chapter.event();
    handle
        .createUpdate(EVENT)
        .bind("process", id.toString())
        .bind("version", version)
        .bind("type", event.getClass().getSimpleName())
        .bind("body", json.write(event))
        .bind("at", Times.of(event.at()))
        .execute();
    OutboxRows.insert(handle, id, version, chapter.tellings());
  }
}
