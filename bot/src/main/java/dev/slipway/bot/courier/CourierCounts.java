package dev.slipway.bot.courier;

import java.util.concurrent.atomic.LongAdder;

/** What the courier did since it was started. Thread-safe. */
public final class CourierCounts {
  private final LongAdder posted = new LongAdder();
  private final LongAdder updated = new LongAdder();
  private final LongAdder coalesced = new LongAdder();
  private final LongAdder gathered = new LongAdder();
  private final LongAdder found = new LongAdder();
  private final LongAdder limited = new LongAdder();
  private final LongAdder unreached = new LongAdder();
  private final LongAdder unknown = new LongAdder();
  private final LongAdder abandoned = new LongAdder();

  /**
   * @param posted new messages
   * @param updated cards that were rewritten
   * @param coalesced card envelopes that a newer one made needless
   * @param gathered lines of threads that were told in one message with another
   * @param found messages that had arrived although the answer was lost
   * @param limited times that Slack told us to wait
   * @param unreached times that Slack could not be reached
   * @param unknown times that it was not known whether a message arrived
   * @param abandoned messages that Slack will never take
   */
  public record Snapshot(
      long posted,
      long updated,
      long coalesced,
      long gathered,
      long found,
      long limited,
      long unreached,
      long unknown,
      long abandoned) {}

  public Snapshot snapshot() {
    return new Snapshot(
        posted.sum(),
        updated.sum(),
        coalesced.sum(),
        gathered.sum(),
        found.sum(),
        limited.sum(),
        unreached.sum(),
        unknown.sum(),
        abandoned.sum());
  }

  void posted() {
    posted.increment();
  }

  void updated() {
    updated.increment();
  }

  void coalesced(int envelopes) {
    coalesced.add(envelopes);
  }

  void gathered(int envelopes) {
    gathered.add(envelopes);
  }

  void found() {
    found.increment();
  }

  void limited() {
    limited.increment();
  }

  void unreached() {
    unreached.increment();
  }

  void unknown() {
    unknown.increment();
  }

  void abandoned() {
    abandoned.increment();
  }
}
