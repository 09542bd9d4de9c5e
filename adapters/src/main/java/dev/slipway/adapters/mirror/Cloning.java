package dev.slipway.adapters.mirror;

import dev.slipway.core.engine.NotYet;
import dev.slipway.core.engine.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a clone in the background, one at a time. Whoever needs it waits a moment, and is told how
 * far it is when that was not enough. Thread-safe.
 */
final class Cloning implements AutoCloseable {
  /**
   * A failed attempt is followed by a pause as long as it took, so that the host gets some rest.
   */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  /** Of all repositories, so that a start needs no more memory than that. */
  private static final Semaphore AT_ONCE = new Semaphore(2);

  private static final Logger LOG = LoggerFactory.getLogger(Cloning.class);
  private static final Duration SHORT = Duration.ofSeconds(10);

  /** Makes the clone; stops with any exception when its thread is interrupted. */
  interface Way {
    void make(Progress progress) throws IOException;
  }

  private record Attempt(
      String why, Progress progress, FutureTask<Void> task, Thread thread, Instant begun) {}

  private final String app;
  private final InstantSource clock;
  private final Duration patience;
  private Optional<Attempt> last = Optional.empty();
  private Instant notBefore = Instant.MIN;

  Cloning(String app, InstantSource clock, Duration patience) {
    this.app = app;
    this.clock = clock;
    this.patience = patience;
  }

  /** Begins, unless it is going on or has just failed; returns at once. */
  void begin(String why, Way way) {
    attempt(why, way);
  }

  /**
   * Returns when it is there.
   *
   * @param why completes "shop is being fetched …"
   * @throws NotYet when it goes on
   * @throws IOException when this machine could not do it
   */
  void finish(String why, Way way) throws IOException {
    Attempt attempt = attempt(why, way);
    try {
      attempt.task().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException goesOn) {
      throw new NotYet(
          "the first fetch of " + app,
          "%s is being fetched %s: %s".formatted(app, attempt.why(), attempt.progress().said()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("git mirror of " + app, "interrupted while waiting for it", e);
    } catch (ExecutionException e) {
      throw failed(e.getCause() == null ? e : e.getCause());
    }
  }

  synchronized boolean isUnderway() {
    return last.filter(attempt -> !attempt.task().isDone()).isPresent();
  }

  @Override
  public synchronized void close() {
    last.ifPresent(attempt -> attempt.thread().interrupt());
  }

  private synchronized Attempt attempt(String why, Way way) {
    if (last.isPresent()) {
      Attempt before = last.get();
      if (!before.task().isDone() || clock.instant().isBefore(notBefore)) {
        return before;
      }
    }
    Attempt fresh = start(why, way);
    last = Optional.of(fresh);
    return fresh;
  }

  private Attempt start(String why, Way way) {
    Progress progress = new Progress();
    Instant begun = clock.instant();
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              AT_ONCE.acquire();
              try {
                way.make(progress);
              } catch (IOException | RuntimeException | OutOfMemoryError e) {
                LOG.warn("{} could not be fetched {}: {}", app, why, e.toString());
                failedAfter(Duration.between(begun, clock.instant()));
                throw e;
              } finally {
                AT_ONCE.release();
              }
              return null;
            });
    Thread thread = Thread.ofPlatform().daemon().name("git-clone-" + app).start(task);
    return new Attempt(why, progress, task, thread, begun);
  }

  private synchronized void failedAfter(Duration lasted) {
    if (lasted.compareTo(SHORT) > 0) {
      Duration pause = lasted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : lasted;
      notBefore = clock.instant().plus(pause);
    }
  }

  private IOException failed(Throwable cause) {
    return switch (cause) {
      case IOException local -> new IOException(local.getMessage(), local);
      case RuntimeException outside -> throw outside;
      case OutOfMemoryError little ->
          throw new Unavailable(
              "git mirror of " + app,
              "Java has too little memory to make it. Install git, or raise -Xmx",
              little);
      default -> throw new IllegalStateException(cause);
    };
  }
}
