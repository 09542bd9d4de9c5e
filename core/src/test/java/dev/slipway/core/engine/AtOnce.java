package dev.slipway.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Does the same thing in many virtual threads that begin together. */
public final class AtOnce {
  private AtOnce() {}

  /** The answers, by the number of the thread. */
  public static <T> List<T> run(int threads, IntFunction<T> each) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(threads);
    List<Callable<T>> calls = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      calls.add(
          () -> {
            barrier.await();
            return each.apply(number);
          });
    }
    List<T> answers = new ArrayList<>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<T> future : executor.invokeAll(calls)) {
        answers.add(future.get());
      }
    }
    return answers;
  }
}
