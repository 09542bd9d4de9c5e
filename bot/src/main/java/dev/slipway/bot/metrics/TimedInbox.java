package dev.slipway.bot.metrics;

import dev.slipway.core.engine.Inbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An inbox that measures how long a request takes to be stored: then it is acknowledged. */
public record TimedInbox(Inbox inbox, Metrics metrics) implements Inbox {
  @Override
  public boolean accept(List<String> keys, String payload, Instant now) {
    long began = System.nanoTime();
    try {
      return inbox.accept(keys, payload, now);
    } finally {
      metrics.acknowledged(Duration.ofNanos(System.nanoTime() - began));
    }
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
