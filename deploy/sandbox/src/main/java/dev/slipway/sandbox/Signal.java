package dev.slipway.sandbox;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C or SIGTERM: whoever made this cleans up before the process ends. */
final class Signal implements AutoCloseable {
  private static final long CLEANED_UP_AFTER_SECONDS = 10;

  private final CountDownLatch came = new CountDownLatch(1);
  private final CountDownLatch cleanedUp = new CountDownLatch(1);

  private Signal() {}

  static Signal catching() {
    Signal signal = new Signal();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> signal.come(), "signal"));
    return signal;
  }

  /** Returns when it came. */
  void await() throws InterruptedException {
    came.await();
  }

  boolean hasCome() {
    return came.getCount() == 0;
  }

  private void come() {
    came.countDown();
    try {
      boolean _ = cleanedUp.await(CLEANED_UP_AFTER_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says that everything is cleaned up. */
  @Override
  public void close() {
    cleanedUp.countDown();
  }
}
