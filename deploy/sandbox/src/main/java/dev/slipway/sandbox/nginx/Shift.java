package dev.slipway.sandbox.nginx;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A reload on its way: for a moment only the workers of before answer, then both side by side, then
 * only those of after.
 */
final class Shift {
  private static final long FIRST_ANSWER = Duration.ofMillis(30).toNanos();
  private static final long LAST_ANSWER_OF_BEFORE = Duration.ofMillis(100).toNanos();

  private final Workers before;
  private final Workers after;
  private final long began = System.nanoTime();
  private final AtomicLong requests = new AtomicLong();

  Shift(Workers before, Workers after) {
    this.before = before;
    this.after = after;
  }

  Workers after() {
    return after;
  }

  boolean isOver() {
    return System.nanoTime() - began > LAST_ANSWER_OF_BEFORE;
  }

  /** Who takes the next request. */
  Workers next() {
    boolean hasBegun = System.nanoTime() - began > FIRST_ANSWER;
    boolean isTurnOfAfter = isOver() || (hasBegun && requests.incrementAndGet() % 2 == 0);
    return isTurnOfAfter ? after : before;
  }
}
