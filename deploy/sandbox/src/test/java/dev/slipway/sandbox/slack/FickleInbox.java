package dev.slipway.sandbox.slack;

import dev.slipway.core.engine.Inbox;
import dev.slipway.core.engine.Unavailable;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An inbox whose database is away for the first few requests. */
final class FickleInbox implements Inbox {
  private final Inbox inbox;
  private final AtomicInteger failures = new AtomicInteger();

  FickleInbox(Inbox inbox) {
    this.inbox = inbox;
  }

  void failNext(int requests) {
    failures.set(requests);
  }

  @Override
  public boolean accept(List<String> keys, String payload, Instant now) {
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new Unavailable("database", "connection refused", new Exception());
    }
    return inbox.accept(keys, payload, now);
  }

  @Override
  public void keep(String key) {
    inbox.keep(key);
  }

  @Override
  public void done(String key) {
    inbox.done(key);
  }

  @Override
  public List<Left> left(Instant before) {
    return inbox.left(before);
  }
}
