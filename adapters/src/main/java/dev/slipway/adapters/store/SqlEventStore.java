package dev.slipway.adapters.store;

import dev.slipway.core.app.AppName;
import dev.slipway.core.engine.Appended;
import dev.slipway.core.engine.Chapter;
import dev.slipway.core.engine.EventStore;
import dev.slipway.core.engine.Lease;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.Recorded;
import dev.slipway.core.engine.SetAside;
import dev.slipway.core.engine.Started;
import dev.slipway.core.engine.Stream;
import dev.slipway.core.engine.Unavailable;
import dev.slipway.core.engine.Unreadable;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The event log in SQL. Thread-safe. */
public final class SqlEventStore implements EventStore {
  private static final int ATTEMPTS = 10;

  private final Database database;
  private final EventJson json;
  private final ChapterWriter writer;
  private final ProcessSearch search;
  private final AsideRows aside;

  public SqlEventStore(Database database, EventJson json) {
    this.database = database;
    this.json = json;
    this.writer = new ChapterWriter(database.dialect(), json);
    this.search = new ProcessSearch(database);
    this.aside = new AsideRows(database);
  }

  @Override
  public Started start(ProcessKind kind, String key, Chapter first) {
    for (int attempt = 1; ; attempt++) {
      Optional<Started> taken = taken(kind, key, first.index().slot());
      if (taken.isPresent()) {
        return taken.get();
      }
      try {
        return database.transaction(
            handle -> new Started.New(writer.begin(handle, kind, key, first)));
      } catch (RuntimeException e) {
        if (!Trouble.isDuplicate(e)) {
          throw e;
        }
        if (attempt == ATTEMPTS) {
          throw new Unavailable("database", "others start at the same time", e);
        }
      }
    }
  }

  /** Looked up before the insert, so that a command delivered twice costs no number. */
  private Optional<Started> taken(ProcessKind kind, String key, Optional<String> slot) {
    return slot.isEmpty()
        ? findByKey(kind, key).map(Started.Before::new)
        : search.before(kind, key, slot.get());
  }

  @Override
  public Stream load(ProcessId id) {
    List<Row> rows =
        database.statement(
            handle ->
                handle
                    .createQuery(
                        "SELECT version, type, body FROM event WHERE process = :id ORDER BY version")
                    .bind("id", id.toString())
                    .map(
                        (row, context) ->
                            new Row(
                                row.getLong("version"),
                                row.getString("type"),
                                row.getString("body")))
                    .list());
    if (rows.isEmpty()) {
      throw new NoSuchElementException("there is no " + id);
    }
    return new Stream(id, rows.stream().map(row -> read(id, row)).toList());
  }

  private record Row(long version, String type, String body) {}

  private Recorded read(ProcessId id, Row row) {
    try {
      return new Recorded(row.version, json.read(row.type, row.body));
    } catch (IllegalStateException e) {
      String why = "event %d: %s".formatted(row.version, e.getMessage());
      throw new Unreadable(id, why, e);
    }
  }

  @Override
  public long version(ProcessId id) {
    return database.statement(
        handle ->
            handle
                .createQuery("SELECT version FROM process WHERE id = :id")
                .bind("id", id.toString())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
  }

  @Override
  public Appended append(ProcessId id, long expected, Optional<Lease> lease, Chapter chapter) {
    return appendAll(id, expected, lease, List.of(chapter));
  }

  @Override
  public Appended appendAll(
      ProcessId id, long expected, Optional<Lease> lease, List<Chapter> chapters) {
    return database.transaction(
        handle -> {
          if (lease.isPresent() && !stillValid(handle, lease.get())) {
            return Appended.FENCED_OFF;
          }
          long version = expected;
          for (Chapter chapter : chapters) {
            if (!writer.append(handle, id, version++, chapter)) {
              // Only the first one can: it locks the process for the others.
              return Appended.VERSION_MOVED;
            }
          }
          return Appended.YES;
        });
  }

  /**
   * Locks the lease until the event is stored. A lease that ran out is good as long as nobody took
   * it: the lock keeps others from taking it meanwhile.
   */
  private static boolean stillValid(Handle handle, Lease lease) {
    return handle
        .createQuery("SELECT fence FROM lease WHERE name = :name AND owner IS NOT NULL FOR UPDATE")
        .bind("name", lease.name())
        .mapTo(Long.class)
        .findOne()
        .filter(fence -> fence == lease.fence().value())
        .isPresent();
  }

  @Override
  public void sleep(ProcessId id, long version, Instant wakeAt) {
    database.statement(
        handle ->
            handle
                .createUpdate(
                    "UPDATE process SET wake_at = :wakeAt WHERE id = :id AND version = :version")
                .bind("wakeAt", Times.of(wakeAt))
                .bind("id", id.toString())
                .bind("version", version)
                .execute());
  }

  @Override
  public List<ProcessId> overdue(Instant now, int limit) {
    return search.overdue(now, limit);
  }

  @Override
  public Optional<ProcessId> findByKey(ProcessKind kind, String key) {
    return search.byKey(kind, key);
  }

  @Override
  public Optional<ProcessId> findBySlot(String slot) {
    return search.bySlot(slot);
  }

  @Override
  public List<ProcessId> findByToken(ProcessKind kind, String tokenPrefix) {
    return search.byToken(kind, tokenPrefix);
  }

  @Override
  public List<ProcessId> open(ProcessKind kind, AppName app) {
    return search.open(kind, app);
  }

  @Override
  public List<ProcessId> latest(ProcessKind kind, AppName app, int limit) {
    return search.latest(kind, app, limit);
  }

  @Override
  public void setAside(ProcessId id, String why) {
    aside.set(id, why);
  }

  @Override
  public List<SetAside> aside(ProcessKind kind, AppName app) {
    return aside.of(kind, app);
  }

  @Override
  public void giveBack() {
    aside.giveBack();
  }
}
