package dev.slipway.core.engine;

import dev.slipway.core.app.AppName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The event log: journal, audit and history in one. Thread-safe; any number of replicas write to
 * it. Throws {@link Unavailable} when the database cannot be reached.
 */
public interface EventStore {
  /**
   * Starts a process with its first event, its tellings and its slot in one transaction.
   *
   * @param key what makes this start the same as an earlier one, unique within the kind
   */
  Started start(ProcessKind kind, String key, Chapter first);

  /**
   * The events of a process.
   *
   * @throws java.util.NoSuchElementException when there is no such process
   * @throws Unreadable when an event was not written by this version or an older one
   */
  Stream load(ProcessId id);

  /** The version of the newest event; 0 when there is no such process. */
  long version(ProcessId id);

  /**
   * Appends one event. The slot is given up when the process has ended or the index names none.
   *
   * @param expected the version that the caller has read
   * @param lease the lease under which the caller acts; empty for what a person did, which needs
   *     none
   */
  Appended append(ProcessId id, long expected, Optional<Lease> lease, Chapter chapter);

  /** Appends several events in this order, all of them or none; otherwise as {@link #append}. */
  Appended appendAll(ProcessId id, long expected, Optional<Lease> lease, List<Chapter> chapters);

  /** Remembers when a process wants to be looked at next, unless it moved beyond that version. */
  void sleep(ProcessId id, long version, Instant wakeAt);

  /**
   * Processes that have not ended, wanted to be looked at by now, and are under nobody's lease;
   * longest overdue first.
   */
  List<ProcessId> overdue(Instant now, int limit);

  /** The process that was started with this key. */
  Optional<ProcessId> findByKey(ProcessKind kind, String key);

  /** The holder of a slot. */
  Optional<ProcessId> findBySlot(String slot);

  /** Processes with a token that starts so, newest first, at most 50. */
  List<ProcessId> findByToken(ProcessKind kind, String tokenPrefix);

  /** Processes of an app that have not ended, oldest first. */
  List<ProcessId> open(ProcessKind kind, AppName app);

  /** The newest processes of an app, newest first. */
  List<ProcessId> latest(ProcessKind kind, AppName app, int limit);

  /**
   * Sets a process aside: no list of this store names it any more, by what it is overdue, open, new
   * or carries a token. It keeps its key and its slot. Its card, if it has one, is told again. Safe
   * to repeat.
   */
  void setAside(ProcessId id, String why);

  /** What is set aside of an app, oldest first. */
  List<SetAside> aside(ProcessKind kind, AppName app);

  /** Lists everything again that is set aside, and tells its cards again. */
  void giveBack();
}
