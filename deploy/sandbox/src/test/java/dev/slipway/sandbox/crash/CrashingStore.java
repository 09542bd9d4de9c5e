package dev.slipway.sandbox.crash;

import dev.slipway.core.app.AppName;
import dev.slipway.core.engine.Appended;
import dev.slipway.core.engine.Chapter;
import dev.slipway.core.engine.EventStore;
import dev.slipway.core.engine.Lease;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.engine.ProcessKind;
import dev.slipway.core.engine.SetAside;
import dev.slipway.core.engine.Started;
import dev.slipway.core.engine.Stream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the events that are really written, by steps and by people alike, and ends this JVM on one
 * side of one of them. Writes one at a time, so that the count is exact.
 */
final class CrashingStore implements EventStore {
  private static final int KILLED = 137;

  private final EventStore store;
  private final CrashPoint point;
  private final Path journal;
  private final Map<String, Integer> occurrences = new HashMap<>();
  private int written;

  CrashingStore(EventStore store, CrashPoint point, Path journal) {
    this.store = store;
    this.point = point;
    this.journal = journal;
  }

  @Override
  public synchronized Started start(ProcessKind kind, String key, Chapter first) {
    String event = name(first);
    dieHere(Moment.BEFORE, event, kind.toString());
    Started started = store.start(kind, key, first);
    if (started instanceof Started.New(ProcessId id)) {
      written(event, id.toString());
    }
    return started;
  }

  @Override
  public synchronized Appended append(
      ProcessId id, long expected, Optional<Lease> lease, Chapter chapter) {
    return appendAll(id, expected, lease, List.of(chapter));
  }

  @Override
  public synchronized Appended appendAll(
      ProcessId id, long expected, Optional<Lease> lease, List<Chapter> chapters) {
    chapters.forEach(chapter -> dieHere(Moment.BEFORE, name(chapter), id.toString()));
    Appended appended = store.appendAll(id, expected, lease, chapters);
    if (appended == Appended.YES) {
      chapters.forEach(chapter -> written(name(chapter), id.toString()));
    }
    return appended;
  }

  @Override
  public Stream load(ProcessId id) {
    return store.load(id);
  }

  @Override
  public long version(ProcessId id) {
    return store.version(id);
  }

  @Override
  public void sleep(ProcessId id, long version, Instant wakeAt) {
    store.sleep(id, version, wakeAt);
  }

  @Override
  public List<ProcessId> overdue(Instant now, int limit) {
    return store.overdue(now, limit);
  }

  @Override
  public Optional<ProcessId> findByKey(ProcessKind kind, String key) {
    return store.findByKey(kind, key);
  }

  @Override
  public Optional<ProcessId> findBySlot(String slot) {
    return store.findBySlot(slot);
  }

  @Override
  public List<ProcessId> findByToken(ProcessKind kind, String tokenPrefix) {
    return store.findByToken(kind, tokenPrefix);
  }

  @Override
  public List<ProcessId> open(ProcessKind kind, AppName app) {
    return store.open(kind, app);
  }

  @Override
  public List<ProcessId> latest(ProcessKind kind, AppName app, int limit) {
    return store.latest(kind, app, limit);
  }

  @Override
  public void setAside(ProcessId id, String why) {
    store.setAside(id, why);
  }

  @Override
  public List<SetAside> aside(ProcessKind kind, AppName app) {
    return store.aside(kind, app);
  }

  @Override
  public void giveBack() {
    store.giveBack();
  }

  private void written(String event, String process) {
    dieHere(Moment.AFTER, event, process);
    written++;
    occurrences.merge(event, 1, Integer::sum);
    note(written + " " + event + " " + process);
  }

  private void dieHere(Moment moment, String event, String process) {
    int number = written + 1;
    int occurrence = occurrences.getOrDefault(event, 0) + 1;
    if (point.moment() == moment && point.isAt(number, event, occurrence)) {
      note(number + " " + event + " " + process);
      Runtime.getRuntime().halt(KILLED);
    }
  }

  private void note(String line) {
    try {
      Files.writeString(journal, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("failed to write " + journal, e);
    }
  }

  private static String name(Chapter chapter) {
    return chapter.event().getClass().getSimpleName();
  }
}
