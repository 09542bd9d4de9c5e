package dev.slipway.bot;

import dev.slipway.bot.cli.ExitCodes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What SIGTERM does while this is open: it ends the replica in good order, the process within 25 s
 * in any case, and with 0. A JVM that is left alone would end with 143.
 */
final class Stop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Stop.class);
  private static final Duration LONGEST = Duration.ofSeconds(24);

  private final AtomicReference<Runnable> closing = new AtomicReference<>(() -> {});
  private final Thread hook = new Thread(this::stop, "stop");

  private Stop() {}

  /** From now on a signal ends the process with 0. */
  static Stop onSignal() {
    Stop stop = new Stop();
    Runtime.getRuntime().addShutdownHook(stop.hook);
    return stop;
  }

  /** From now on it closes the replica before. */
  Replica guard(Replica running) {
    closing.set(running::close);
    return running;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stopping) {
      LOG.debug("a signal has come already", stopping);
    }
  }

  private void stop() {
    LOG.info("told to stop");
    try {
      if (!Thread.ofVirtual().name("closing").start(closing.get()).join(LONGEST)) {
        LOG.warn("not everything ended in {} s; the next replica takes it up", LONGEST.toSeconds());
      }
    } catch (InterruptedException e) {
      LOG.warn("interrupted while stopping");
    } finally {
      Runtime.getRuntime().halt(ExitCodes.OK);
    }
  }
}
