package dev.slipway.adapters.mirror;

import dev.slipway.core.engine.Unavailable;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Makes many callers of a slow question share its answers: one call runs at a time, and everybody
 * gets the answer of a call that began after they asked. Thread-safe.
 */
final class SharedCall<T> {
  private final String system;
  private final Supplier<T> question;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private long begun;
  private boolean running;
  private Optional<Outcome<T>> last = Optional.empty();

  SharedCall(String system, Supplier<T> question) {
    this.system = system;
    this.question = question;
  }

  T ask() {
    return awaitOrTakeTurn().orElseGet(this::call).answer();
  }

  private Optional<Outcome<T>> awaitOrTakeTurn() {
    lock.lock();
    try {
      long needed = begun + 1;
      while (true) {
        Optional<Outcome<T>> fresh = last.filter(outcome -> outcome.number() >= needed);
        if (fresh.isPresent()) {
          return fresh;
        }
        if (!running) {
          running = true;
          begun++;
          return Optional.empty();
        }
        ended.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable(system, "interrupted while waiting for it", e);
    } finally {
      lock.unlock();
    }
  }

  private Outcome<T> call() {
    Outcome<T> outcome = new Failed<>(begun, new IllegalStateException("broken off"));
    try {
      outcome = new Answered<>(begun, question.get());
    } catch (RuntimeException e) {
      outcome = new Failed<>(begun, e);
    } finally {
      end(outcome);
    }
    return outcome;
  }

  private void end(Outcome<T> outcome) {
    lock.lock();
    try {
      last = Optional.of(outcome);
      running = false;
      ended.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private sealed interface Outcome<T> {
    long number();

    T answer();
  }

  private record Answered<T>(long number, T answer) implements Outcome<T> {}

  private record Failed<T>(long number, RuntimeException failure) implements Outcome<T> {
    @Override
    public T answer() {
      throw failure;
    }
  }
}
