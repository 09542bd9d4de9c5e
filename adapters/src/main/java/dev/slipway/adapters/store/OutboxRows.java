package dev.slipway.adapters.store;

import dev.slipway.core.engine.Envelope;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.Telling;
import dev.slipway.core.people.ChannelId;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** How a telling lies in a row of the outbox. */
final class OutboxRows {
  private static final String INSERT =
      """
      INSERT INTO outbox
        (id, process, version, telling, channel, thread, person, body, state, attempts)
      VALUES (:id, :process, :version, :telling, :channel, :thread, :person, :body, 'waiting', 0)
      """;

  private record Columns(
      String telling, Optional<Place> place, Optional<PersonId> person, Optional<String> body) {}

  private OutboxRows() {}

  static void insert(Handle handle, ProcessId process, long version, List<Telling> tellings) {
    if (tellings.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(INSERT);
    for (int i = 0; i < tellings.size(); i++) {
      Telling telling = tellings.get(i);
      boolean reply = telling instanceof Telling.Reply;
      add(
          batch,
          "%s/%d/%d".formatted(process, version, i),
          reply ? Optional.empty() : Optional.of(process),
          reply ? 0 : version,
          telling);
    }
    batch.execute();
  }

  static void insertReply(Handle handle, String id, Telling.Reply reply) {
    PreparedBatch batch = handle.prepareBatch(INSERT);
    add(batch, id, Optional.empty(), 0, reply);
    batch.execute();
  }

  static Envelope envelope(ResultSet row) throws SQLException {
    return new Envelope(
        row.getString("id"),
        Optional.ofNullable(row.getString("process")).map(ProcessId::parse),
        row.getLong("version"),
        telling(row),
        row.getInt("attempts"));
  }

  private static void add(
      PreparedBatch batch, String id, Optional<ProcessId> about, long version, Telling telling) {
    Columns columns = columns(telling);
    batch
        .bind("id", id)
        .bind("process", about.map(ProcessId::toString))
        .bind("version", version)
        .bind("telling", columns.telling)
        .bind("channel", columns.place.map(place -> place.channel().value()))
        .bind("thread", columns.place.flatMap(Place::thread))
        .bind("person", columns.person.map(PersonId::value))
        .bind("body", columns.body)
        .add();
  }

  private static Columns columns(Telling telling) {
    return switch (telling) {
      case Telling.Card(Place place) ->
          new Columns("card", Optional.of(place), Optional.empty(), Optional.empty());
      case Telling.Detail(Place place) ->
          new Columns("detail", Optional.of(place), Optional.empty(), Optional.empty());
      case Telling.Notice(PersonId to) ->
          new Columns("notice", Optional.empty(), Optional.of(to), Optional.empty());
      case Telling.Aside(PersonId to) ->
          new Columns("aside", Optional.empty(), Optional.of(to), Optional.empty());
      case Telling.Amendment(PersonId to) ->
          new Columns("amendment", Optional.empty(), Optional.of(to), Optional.empty());
      case Telling.Reply(Place place, String body) ->
          new Columns("reply", Optional.of(place), Optional.empty(), Optional.of(body));
    };
  }

  private static Telling telling(ResultSet row) throws SQLException {
    String telling = row.getString("telling");
    return switch (telling) {
      case "card" -> new Telling.Card(place(row));
      case "detail" -> new Telling.Detail(place(row));
      case "notice" -> new Telling.Notice(new PersonId(row.getString("person")));
      case "aside" -> new Telling.Aside(new PersonId(row.getString("person")));
      case "amendment" -> new Telling.Amendment(new PersonId(row.getString("person")));
      case "reply" -> new Telling.Reply(place(row), row.getString("body"));
      default -> throw new IllegalStateException("a telling \"%s\"?".formatted(telling));
    };
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(
        new ChannelId(row.getString("channel")), Optional.ofNullable(row.getString("thread")));
  }
}
