package dev.slipway.core.engine;

import dev.slipway.core.app.AppName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An event log in memory; fills its outbox and asks the world of leases who may append. */
public final class FakeEventStore implements EventStore {
  private static final int FOUND_BY_TOKEN = 50;

  private static final class Row {
    final ProcessId id;
    final String key;
    final AppName app;
    final List<Recorded> events = new ArrayList<>();
    final Set<String> tokens = new HashSet<>();
    @Nullable String slot;
    boolean ended;
    Optional<SetAside> aside = Optional.empty();
    Instant wakeAt = Instant.MAX;

    Row(ProcessId id, String key, Index index) {
      this.id = id;
      this.key = key;
      this.app = index.app();
      this.slot = index.slot().orElse(null);
    }
  }

  private final FakeLeases.World world;
  private final FakeOutbox outbox;
  private final Map<ProcessId, Row> rows = new LinkedHashMap<>();
  private final Map<ProcessKind, Long> numbers = new EnumMap<>(ProcessKind.class);

  public FakeEventStore(FakeLeases.World world, FakeOutbox outbox) {
    this.world = world;
    this.outbox = outbox;
  }

  @Override
  public synchronized Started start(ProcessKind kind, String key, Chapter first) {
    Optional<ProcessId> before = findByKey(kind, key);
    if (before.isPresent()) {
      return new Started.Before(before.get());
    }
    Optional<ProcessId> holder = first.index().slot().flatMap(this::findBySlot);
    if (holder.isPresent()) {
      return new Started.SlotTaken(holder.get());
    }
    ProcessId id = new ProcessId(kind, numbers.merge(kind, 1L, Long::sum));
    Row row = new Row(id, key, first.index());
    rows.put(id, row);
    write(row, first);
    return new Started.New(id);
  }

  @Override
  public synchronized dev.slipway.core.engine.Stream load(ProcessId id) {
    world.reach();
    Row row = rows.get(id);
    if (row == null) {
      throw new NoSuchElementException("there is no " + id);
    }
    return new dev.slipway.core.engine.Stream(id, row.events);
  }

  @Override
  public synchronized long version(ProcessId id) {
    world.reach();
    Row row = rows.get(id);
    return row == null ? 0 : row.events.size();
  }

  @Override
  public synchronized Appended append(
      ProcessId id, long expected, Optional<Lease> lease, Chapter chapter) {
    return appendAll(id, expected, lease, List.of(chapter));
  }

  @Override
  public synchronized Appended appendAll(
      ProcessId id, long expected, Optional<Lease> lease, List<Chapter> chapters) {
    world.reach();
    if (lease.isPresent() && !world.stillValid(lease.get())) {
      return Appended.FENCED_OFF;
    }
    Row row = rows.get(id);
    if (row == null || row.events.size() != expected) {
      return Appended.VERSION_MOVED;
    }
    chapters.forEach(chapter -> write(row, chapter));
    return Appended.YES;
  }

  @Override
  public synchronized void sleep(ProcessId id, long version, Instant wakeAt) {
    world.reach();
    Row row = rows.get(id);
    if (row != null && row.events.size() == version) {
      row.wakeAt = wakeAt.truncatedTo(ChronoUnit.MICROS);
    }
  }

  @Override
  public synchronized List<ProcessId> overdue(Instant now, int limit) {
    return listed(row -> !row.ended && !row.wakeAt.isAfter(now) && world.isFree(row.id.toString()))
        .sorted(Comparator.comparing(row -> row.wakeAt))
        .limit(limit)
        .map(row -> row.id)
        .toList();
  }

  @Override
  public synchronized Optional<ProcessId> findByKey(ProcessKind kind, String key) {
    return ids(of(kind).filter(row -> row.key.equals(key))).findFirst();
  }

  @Override
  public synchronized Optional<ProcessId> findBySlot(String slot) {
    return ids(where(row -> slot.equals(row.slot))).findFirst();
  }

  @Override
  public synchronized List<ProcessId> findByToken(ProcessKind kind, String tokenPrefix) {
    return newestFirst(
            listed(row -> row.id.kind() == kind)
                .filter(row -> row.tokens.stream().anyMatch(t -> t.startsWith(tokenPrefix))))
        .limit(FOUND_BY_TOKEN)
        .toList();
  }

  @Override
  public synchronized List<ProcessId> open(ProcessKind kind, AppName app) {
    return ids(listed(row -> row.id.kind() == kind && row.app.equals(app) && !row.ended)).toList();
  }

  @Override
  public synchronized List<ProcessId> latest(ProcessKind kind, AppName app, int limit) {
    return newestFirst(listed(row -> row.id.kind() == kind && row.app.equals(app)))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void setAside(ProcessId id, String why) {
    where(row -> row.id.equals(id) && row.aside.isEmpty())
        .toList()
        .forEach(row -> aside(row, Optional.of(new SetAside(id, why))));
  }

  @Override
  public synchronized List<SetAside> aside(ProcessKind kind, AppName app) {
    return of(kind).filter(row -> row.app.equals(app)).flatMap(row -> row.aside.stream()).toList();
  }

  @Override
  public synchronized void giveBack() {
    where(row -> row.aside.isPresent()).toList().forEach(row -> aside(row, Optional.empty()));
  }

  private void aside(Row row, Optional<SetAside> aside) {
    row.aside = aside;
    outbox.tellCardAgain(row.id, row.events.size());
  }

  private void write(Row row, Chapter chapter) {
    long version = row.events.size() + 1L;
    row.events.add(new Recorded(version, chapter.event()));
    row.tokens.addAll(chapter.index().tokens());
    row.ended = chapter.index().ended();
    row.wakeAt = chapter.wakeAt().truncatedTo(ChronoUnit.MICROS);
    if (row.ended || chapter.index().slot().isEmpty()) {
      row.slot = null;
    }
    outbox.fill(row.id, version, chapter.tellings());
  }

  private Stream<Row> of(ProcessKind kind) {
    return where(row -> row.id.kind() == kind);
  }

  private Stream<Row> listed(Predicate<Row> condition) {
    return where(row -> row.aside.isEmpty()).filter(condition);
  }

  private Stream<Row> where(Predicate<Row> condition) {
    world.reach();
    return rows.values().stream().filter(condition);
  }

  private static Stream<ProcessId> ids(Stream<Row> rows) {
    return rows.map(row -> row.id);
  }

  private static Stream<ProcessId> newestFirst(Stream<Row> rows) {
    return ids(rows).sorted(Comparator.comparingLong(ProcessId::number).reversed());
  }
}
