package dev.slipway.sandbox.workspace;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Tells waiting threads that something in the workspace changed. Thread-safe. */
public final class Changes {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long version;

  /** Grows with every change. */
  public long version() {
    lock.lock();
    try {
      return version;
    } finally {
      lock.unlock();
    }
  }

  public void announce() {
    lock.lock();
    try {
      version++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the version is greater than {@code seen}; false if {@code atMost} passed before.
   */
  public boolean awaitBeyond(long seen, Duration atMost) {
    long nanos = atMost.toNanos();
    lock.lock();
    try {
      while (version <= seen && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      return version > seen;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the condition holds, asking again after each change; false if it never did. */
  public boolean await(Duration atMost, BooleanSupplier condition) {
    return awaitValue(atMost, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty())
        .isPresent();
  }

  /** Waits until there is a value, asking again after each change; empty if there never was one. */
  public <T> Optional<T> awaitValue(Duration atMost, Supplier<Optional<T>> source) {
    long end = System.nanoTime() + atMost.toNanos();
    while (true) {
      long seen = version();
      Optional<T> value = source.get();
      long left = end - System.nanoTime();
      if (value.isPresent() || left <= 0 || Thread.currentThread().isInterrupted()) {
        return value;
      }
      boolean _ = awaitBeyond(seen, Duration.ofNanos(left));
    }
  }
}
