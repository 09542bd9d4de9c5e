package dev.slipway.bot;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does small things after a while; what is left when it closes is not done. Thread-safe. */
final class Later implements BiConsumer<Duration, Runnable>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Later.class);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("later").factory());

  @Override
  public void accept(Duration wait, Runnable what) {
    try {
      var _ = timer.schedule(what, wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      LOG.debug("closed already", closed);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
