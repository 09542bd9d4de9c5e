package dev.slipway.adapters.events;

import java.util.concurrent.atomic.LongAdder;

/** What became of the messages of all queues since the start. Thread-safe. */
public final class EventCounts {
  private final LongAdder hints = new LongAdder();
  private final LongAdder foreign = new LongAdder();
  private final LongAdder unreadable = new LongAdder();

  /** Those of a service that something is released to. */
  public long hints() {
    return hints.sum();
  }

  /** Those of other services, or of none. */
  public long foreign() {
    return foreign.sum();
  }

  /** Those that are no events of ECS. */
  public long unreadable() {
    return unreadable.sum();
  }

  void hints(long more) {
    hints.add(more);
  }

  void foreign(long more) {
    foreign.add(more);
  }

  void unreadable(long more) {
    unreadable.add(more);
  }
}
