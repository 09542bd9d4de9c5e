package dev.slipway.core.engine;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Somebody waits, somebody else rings; a ring that nobody waited for is not lost. */
public final class Bell {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rings = lock.newCondition();
  private boolean rung;

  public void ring() {
    lock.lock();
    try {
      rung = true;
      rings.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Forgets a ring: whoever is about to look anyway need not be told to. */
  public void hush() {
    lock.lock();
    try {
      rung = false;
    } finally {
      lock.unlock();
    }
  }

  /** Whether it rang since the last {@link #await} or {@link #hush}. */
  public boolean hasRung() {
    lock.lock();
    try {
      return rung;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until it rings, at most so long, and takes the ring. */
  public void await(Duration atMost) {
    lock.lock();
    try {
      long nanos = atMost.toNanos();
      while (!rung && nanos > 0) {
        nanos = rings.awaitNanos(nanos);
      }
      rung = false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
