package dev.slipway.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the steps of one turn did. Were each to write for itself, all but one would find that
 * the process has moved, and read it again: whoever comes while another one writes is written with
 * all who wait, in one transaction. The process is read once, and again when somebody else wrote.
 * Thread-safe.
 */
final class Pen<S, E extends Event> {
  /** In one transaction, which keeps others from the lease and the process. */
  private static final int AT_ONCE = 50;

  private final Journal<S, E, ?> journal;
  private final LeaseKeeper leases;
  private final ProcessId id;
  private final Lease lease;
  private final ReentrantLock writing = new ReentrantLock();
  private final Queue<Line<E>> line = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Current<S> known;

  /** An event that waits to be written. */
  private static final class Line<E> {
    final E event;
    boolean settled;
    boolean stored;
    @Nullable Throwable failure;

    Line(E event) {
      this.event = event;
    }

    void settle(boolean wasStored) {
      settled = true;
      stored = wasStored;
    }

    void fail(Throwable why) {
      settled = true;
      failure = why;
    }

    boolean outcome() {
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure instanceof RuntimeException exception) {
        throw exception;
      }
      return stored;
    }
  }

  Pen(Journal<S, E, ?> journal, LeaseKeeper leases, ProcessId id, Lease lease) {
    this.journal = journal;
    this.leases = leases;
    this.id = id;
    this.lease = lease;
  }

  /** The process as it is, or was before a step wrote that is still under way. */
  Current<S> read() {
    Current<S> before = known;
    if (!writing.tryLock()) {
      if (before != null) {
        return before;
      }
      writing.lock();
    }
    try {
      if (before != null && journal.movedBeyond(before)) {
        known = null;
      }
      return known();
    } finally {
      writing.unlock();
    }
  }

  /**
   * Appends, again and again while somebody else appends to the same process. An event that has
   * become impossible is dropped: the next look starts from what really is.
   *
   * @return whether it was stored
   */
  boolean append(E event) {
    Line<E> mine = new Line<>(event);
    line.add(mine);
    writing.lock();
    try {
      while (!mine.settled) {
        write(take());
      }
      return mine.outcome();
    } finally {
      writing.unlock();
    }
  }

  private List<Line<E>> take() {
    List<Line<E>> taken = new ArrayList<>();
    for (Line<E> next = line.poll(); next != null; next = line.poll()) {
      taken.add(next);
      if (taken.size() == AT_ONCE) {
        break;
      }
    }
    return taken;
  }

  private void write(List<Line<E>> lines) {
    try {
      List<Line<E>> left = lines;
      while (!left.isEmpty() && leases.isHeld(lease)) {
        left = attempt(left);
      }
      open(lines).forEach(each -> each.settle(false));
    } catch (RuntimeException | Error failure) {
      known = null;
      open(lines).forEach(each -> each.fail(failure));
    }
  }

  private static <E> List<Line<E>> open(List<Line<E>> lines) {
    return lines.stream().filter(each -> !each.settled).toList();
  }

  /** Those that are to be tried again. */
  private List<Line<E>> attempt(List<Line<E>> lines) {
    Current<S> current = known();
    Current<S> later = current;
    List<Chapter> chapters = new ArrayList<>();
    List<Line<E>> possible = new ArrayList<>();
    List<Line<E>> impossible = new ArrayList<>();
    for (Line<E> each : lines) {
      try {
        later = journal.after(later, each.event);
        chapters.add(journal.chapter(later.state(), each.event));
        possible.add(each);
      } catch (Impossible overtaken) {
        impossible.add(each);
      } catch (RuntimeException bug) {
        each.fail(bug);
      }
    }
    return switch (chapters.isEmpty()
        ? Appended.VERSION_MOVED
        : journal.appendAll(current, lease, chapters, later)) {
      case YES -> {
        known = later;
        possible.forEach(each -> each.settle(true));
        yield impossible;
      }
      case FENCED_OFF -> {
        leases.lost(lease);
        yield lines;
      }
      case VERSION_MOVED -> moved(current) ? open(lines) : List.of();
    };
  }

  private boolean moved(Current<S> current) {
    boolean moved = journal.movedBeyond(current);
    if (moved) {
      known = null;
    }
    return moved;
  }

  private Current<S> known() {
    Current<S> current = known;
    if (current == null) {
      current = journal.read(id);
      known = current;
    }
    return current;
  }
}
