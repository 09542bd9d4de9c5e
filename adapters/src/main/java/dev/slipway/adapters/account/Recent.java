package dev.slipway.adapters.account;

import dev.slipway.core.engine.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Answers that several targets of one plan ask for in the same moment: asked once, and forgotten
 * before the plan is checked again. Thread-safe.
 */
final class Recent<T> {
  private static final Duration GOOD_FOR = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final Map<String, Asked<T>> asked = new ConcurrentHashMap<>();

  private record Asked<T>(FutureTask<T> task, Instant until) {
    boolean isForgotten(Instant now) {
      return task.isDone() && !until.isAfter(now);
    }
  }

  Recent(InstantSource clock) {
    this.clock = clock;
  }

  T of(String question, Supplier<T> ask) {
    Instant now = clock.instant();
    asked.values().removeIf(each -> each.isForgotten(now));
    Asked<T> mine = new Asked<>(new FutureTask<>(ask::get), now.plus(GOOD_FOR));
    Asked<T> first = asked.computeIfAbsent(question, none -> mine);
    first.task().run();
    try {
      return first.task().get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Unavailable("AWS", "interrupted", interrupted);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("failed to ask for " + question, failed);
    }
  }
}
