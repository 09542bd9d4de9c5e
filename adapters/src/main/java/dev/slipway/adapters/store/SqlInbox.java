package dev.slipway.adapters.store;

import dev.slipway.core.engine.Inbox;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * The inbox in SQL: a row for each key, the payload in the row of the first. Thread-safe. The
 * claims of {@link #left} and {@link #keep} go by the clock of the database.
 */
public final class SqlInbox implements Inbox {
  private static final String LEFT =
      """
      SELECT seen, payload FROM inbox
      WHERE handled_at IS NULL AND accepted_at < :before AND payload IS NOT NULL
        AND (claimed_until IS NULL OR claimed_until <= CURRENT_TIMESTAMP)
      ORDER BY accepted_at, seen
      LIMIT 100
      """;

  private static final String CLAIM =
      """
      UPDATE inbox SET claimed_until = CURRENT_TIMESTAMP + INTERVAL '15' SECOND
      WHERE seen = :seen AND handled_at IS NULL
        AND (claimed_until IS NULL OR claimed_until <= CURRENT_TIMESTAMP)
      """;

  private static final String KEEP =
      """
      UPDATE inbox SET claimed_until = CURRENT_TIMESTAMP + INTERVAL '6' SECOND
      WHERE seen = :key AND handled_at IS NULL
      """;

  private static final String DONE =
      """
      UPDATE inbox SET handled_at = CURRENT_TIMESTAMP
      WHERE first_key = (SELECT first_key FROM inbox WHERE seen = :key)
      """;

  private final Database database;

  public SqlInbox(Database database) {
    this.database = database;
  }

  /**
   * One INSERT and nothing else: a key that was seen makes the whole of it fail. Slack waits three
   * seconds for it.
   */
  @Override
  public boolean accept(List<String> keys, String payload, Instant now) {
    List<String> distinct = keys.stream().distinct().toList();
    try {
      database.urgent(handle -> insert(handle, distinct, payload, now));
      return true;
    } catch (RuntimeException e) {
      if (Trouble.isDuplicate(e)) {
        return false;
      }
      throw e;
    }
  }

  /** Sorted, so that requests that share keys wait for each other in one order. */
  private static int insert(Handle handle, List<String> keys, String payload, Instant now) {
    String first = keys.getFirst();
    List<String> sorted = keys.stream().sorted().toList();
    Update insert =
        handle
            .createUpdate(insertFor(sorted, first))
            .bind("first", first)
            .bind("payload", payload)
            .bind("now", Times.of(now));
    IntStream.range(0, sorted.size()).forEach(i -> insert.bind("key" + i, sorted.get(i)));
    return insert.execute();
  }

  private static String insertFor(List<String> sorted, String first) {
    List<String> rows =
        IntStream.range(0, sorted.size())
            .mapToObj(
                i ->
                    "(:key%d, :first, %s, :now)"
                        .formatted(i, sorted.get(i).equals(first) ? ":payload" : "NULL"))
            .toList();
    return "INSERT INTO inbox (seen, first_key, payload, accepted_at) VALUES "
        + String.join(", ", rows);
  }

  @Override
  public void keep(String key) {
    database.statement(handle -> handle.createUpdate(KEEP).bind("key", key).execute());
  }

  @Override
  public void done(String key) {
    database.statement(handle -> handle.createUpdate(DONE).bind("key", key).execute());
  }

  @Override
  public List<Left> left(Instant before) {
    return database.transaction(
        handle -> {
          List<Left> candidates = candidates(handle, before);
          return candidates.isEmpty() ? candidates : claim(handle, candidates);
        });
  }

  private static List<Left> candidates(Handle handle, Instant before) {
    return handle
        .createQuery(LEFT)
        .bind("before", Times.of(before))
        .map((row, context) -> new Left(row.getString("seen"), row.getString("payload")))
        .list();
  }

  private static List<Left> claim(Handle handle, List<Left> candidates) {
    var batch = handle.prepareBatch(CLAIM);
    candidates.forEach(left -> batch.bind("seen", left.key()).add());
    int[] claimed = batch.execute();
    return IntStream.range(0, claimed.length)
        .filter(i -> claimed[i] == 1)
        .mapToObj(candidates::get)
        .toList();
  }
}
