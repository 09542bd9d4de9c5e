package dev.slipway.bot;

import dev.slipway.core.engine.Bell;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be done now and then, on any replica, and may be done on several at once. */
final class Chores implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
  private static final Duration EVERY = Duration.ofHours(1);

  private final List<Runnable> chores;
  private final Bell closing = new Bell();
  private volatile boolean open = true;

  Chores(Runnable... chores) {
    this.chores = List.of(chores);
  }

  /** Returns at once; the first time is in an hour. */
  void start() {
    Thread.ofVirtual().name("chores").start(this::work);
  }

  @Override
  public void close() {
    open = false;
    closing.ring();
  }

  private void work() {
    closing.await(EVERY);
    while (open) {
      chores.forEach(Chores::done);
      closing.await(EVERY);
    }
  }

  private static void done(Runnable chore) {
    try {
      chore.run();
    } catch (RuntimeException e) {
      LOG.warn("a chore failed and is tried again in an hour: {}", e.toString());
    }
  }
}
