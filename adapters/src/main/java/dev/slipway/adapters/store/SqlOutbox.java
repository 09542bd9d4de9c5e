package dev.slipway.adapters.store;

import dev.slipway.core.engine.Envelope;
import dev.slipway.core.engine.MessageRef;
import dev.slipway.core.engine.Outbox;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.engine.Told;
import dev.slipway.core.people.ChannelId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The outbox in SQL, filled by {@link SqlEventStore}. Thread-safe. */
public final class SqlOutbox implements Outbox {
  private static final String DUE =
      """
      SELECT id, process, version, telling, channel, thread, person, body, attempts FROM outbox
      WHERE state = 'waiting' AND (not_before IS NULL OR not_before <= :now)
      ORDER BY place_in_line
      LIMIT :limit
      """;

  private static final String SETTLE =
      """
      UPDATE outbox SET state = :state, why = :why, message = :message,
        settled_at = CURRENT_TIMESTAMP
      WHERE id = :id
      """;

  private static final String SETTLE_OLDER_CARDS =
      """
      UPDATE outbox SET state = 'sent', message = :message, settled_at = CURRENT_TIMESTAMP
      WHERE process = :process AND state = 'waiting' AND telling = 'card' AND version <= :version
      """;

  private static final String FIRST_NOTICE =
      """
      SELECT settled_at FROM outbox
      WHERE process = :process AND state = 'sent' AND telling = 'notice' AND settled_at >= :since
      ORDER BY settled_at
      LIMIT 1
      """;

  private static final String NOTICE_BEFORE =
      """
      SELECT notice.state, notice.message FROM outbox notice
      JOIN outbox follower ON follower.process = notice.process
        AND follower.person = notice.person AND notice.place_in_line < follower.place_in_line
      WHERE follower.id = :id AND notice.telling = 'notice'
      ORDER BY notice.place_in_line DESC
      LIMIT 1
      """;

  private static final String MOVE_CARD =
      "UPDATE process SET card_channel = :channel, card_ts = :ts WHERE id = :process";

  private final Database database;

  public SqlOutbox(Database database) {
    this.database = database;
  }

  @Override
  public void add(String key, Telling.Reply reply) {
    try {
      database.transaction(
          handle -> {
            OutboxRows.insertReply(handle, "reply/" + key, reply);
            return key;
          });
    } catch (RuntimeException e) {
      if (!Trouble.isDuplicate(e)) {
        throw e;
      }
    }
  }

  @Override
  public List<Envelope> due(Instant now, int limit) {
    return database.statement(
        handle ->
            handle
                .createQuery(DUE)
                .bind("now", Times.of(now))
                .bind("limit", limit)
                .map((row, context) -> OutboxRows.envelope(row))
                .list());
  }

  @Override
  public void attempting(Envelope envelope) {
    update(
        "UPDATE outbox SET attempts = attempts + 1 WHERE id = :id",
        update -> update.bind("id", envelope.id()));
  }

  @Override
  public void sent(List<Envelope> told, MessageRef message) {
    database.transaction(
        handle -> {
          told.forEach(envelope -> sent(handle, envelope, message));
          return told;
        });
  }

  private static void sent(Handle handle, Envelope envelope, MessageRef message) {
    settle(handle, envelope, "sent", Optional.empty(), Optional.of(message));
    if (envelope.telling() instanceof Telling.Card) {
      moveCard(handle, envelope, message);
    }
  }

  @Override
  public void postpone(Envelope envelope, Instant until, String why) {
    update(
        "UPDATE outbox SET not_before = :until, why = :why WHERE id = :id",
        update -> update.bind("until", Times.of(until)).bind("why", why).bind("id", envelope.id()));
  }

  @Override
  public void abandon(Envelope envelope, String why) {
    database.statement(
        handle -> settle(handle, envelope, "abandoned", Optional.of(why), Optional.empty()));
  }

  @Override
  public Optional<Instant> toldSince(ProcessId process, Instant since) {
    return database.statement(
        handle ->
            handle
                .createQuery(FIRST_NOTICE)
                .bind("process", process.toString())
                .bind("since", Times.of(since))
                .map((row, context) -> row.getObject("settled_at", OffsetDateTime.class))
                .findFirst()
                .map(OffsetDateTime::toInstant));
  }

  @Override
  public Optional<MessageRef> card(ProcessId process) {
    return database.statement(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT card_channel, card_ts FROM process
                    WHERE id = :id AND card_ts IS NOT NULL
                    """)
                .bind("id", process.toString())
                .map(
                    (row, context) ->
                        new MessageRef(
                            new ChannelId(row.getString("card_channel")), row.getString("card_ts")))
                .findOne());
  }

  @Override
  public Told noticeBefore(Envelope follower) {
    return database.statement(
        handle ->
            handle
                .createQuery(NOTICE_BEFORE)
                .bind("id", follower.id())
                .map((row, context) -> told(row.getString("state"), row.getString("message")))
                .findOne()
                .orElseGet(Told.Never::new));
  }

  private static Told told(String state, @Nullable String message) {
    if (state.equals("waiting")) {
      return new Told.NotYet();
    }
    return message == null ? new Told.Never() : new Told.There(message(message));
  }

  private static int settle(
      Handle handle,
      Envelope envelope,
      String state,
      Optional<String> why,
      Optional<MessageRef> message) {
    return handle
        .createUpdate(SETTLE)
        .bind("state", state)
        .bind("why", why)
        .bind("message", message.map(SqlOutbox::words))
        .bind("id", envelope.id())
        .execute();
  }

  private static void moveCard(Handle handle, Envelope envelope, MessageRef message) {
    String process = envelope.about().orElseThrow().toString();
    handle
        .createUpdate(SETTLE_OLDER_CARDS)
        .bind("message", words(message))
        .bind("process", process)
        .bind("version", envelope.version())
        .execute();
    handle
        .createUpdate(MOVE_CARD)
        .bind("channel", message.channel().value())
        .bind("ts", message.ts())
        .bind("process", process)
        .execute();
  }

  private void update(String sql, UnaryOperator<Update> binding) {
    database.statement(handle -> binding.apply(handle.createUpdate(sql)).execute());
  }

  private static String words(MessageRef message) {
    return message.channel() + "/" + message.ts();
  }

  private static MessageRef message(String words) {
    int slash = words.lastIndexOf('/');
    return new MessageRef(new ChannelId(words.substring(0, slash)), words.substring(slash + 1));
  }
}
