package dev.slipway.adapters.store;

import java.time.Duration;
import java.time.Instant;

/** Deletes what nobody will ask for again: handled requests and told tellings. Events are kept. */
public final class Pruning {
  static final Duration KEEP_REQUESTS = Duration.ofDays(3);
  static final Duration KEEP_TELLINGS = Duration.ofDays(90);
  private static final int BATCH = 1_000;

  private static final String REQUESTS =
      """
      DELETE FROM inbox WHERE seen IN (
        SELECT seen FROM inbox WHERE handled_at < :before ORDER BY handled_at LIMIT :batch)
      """;

  private static final String TELLINGS =
      """
      DELETE FROM outbox WHERE place_in_line IN (
        SELECT place_in_line FROM outbox
        WHERE state = 'sent' AND settled_at < :before ORDER BY settled_at LIMIT :batch)
      """;

  private final Database database;

  public Pruning(Database database) {
    this.database = database;
  }

  /**
   * Deletes in small batches, so that nobody waits for it. Any replica may call it at any time.
   *
   * @return how many rows went
   */
  public int prune(Instant now) {
    return delete(REQUESTS, now.minus(KEEP_REQUESTS)) + delete(TELLINGS, now.minus(KEEP_TELLINGS));
  }

  private int delete(String sql, Instant before) {
    int all = 0;
    int batch;
    do {
      batch =
          database.statement(
              handle ->
                  handle
                      .createUpdate(sql)
                      .bind("before", Times.of(before))
                      .bind("batch", BATCH)
                      .execute());
      all += batch;
    } while (batch > 0);
    return all;
  }
}
