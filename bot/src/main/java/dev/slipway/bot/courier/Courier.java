package dev.slipway.bot.courier;

import dev.slipway.bot.slack.Messenger;
import dev.slipway.core.engine.Leases;
import dev.slipway.core.engine.Outbox;
import dev.slipway.core.engine.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what the outbox holds to Slack, on one replica at a time. Thread-safe.
 *
 * <p>Posts to one conversation keep their order; conversations do not wait for each other; of
 * several changes to one card the newest is shown; a message whose fate is not known is looked for
 * before it is sent again; nothing is lost while Slack is away.
 */
public final class Courier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration CLOSING = Duration.ofSeconds(10);
  private static final int SIDE_BY_SIDE = 8;

  private final CourierCounts counts = new CourierCounts();
  private final Semaphore pokes = new Semaphore(0);
  private final Semaphore sideBySide = new Semaphore(SIDE_BY_SIDE);
  private final ExecutorService lanes =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("courier-", 0).factory());
  private final Office office;
  private final Round round;
  private final InstantSource clock;
  private final Thread thread;
  private volatile boolean closed;

  public Courier(
      Outbox outbox, Leases leases, Messenger messenger, Renderer renderer, InstantSource clock) {
    this.clock = clock;
    this.office = new Office(leases, clock);
    Outage outage = new Outage(clock);
    Delivery.Tools tools =
        new Delivery.Tools(
            outbox,
            messenger,
            new Sending(outbox, messenger, counts, clock),
            new Rendering(outbox, renderer),
            new Verdicts(outbox, outage, counts, clock),
            office::isHeld);
    this.round = new Round(tools, new Pace(clock), outage, this::execute, this::poke, clock);
    this.thread = Thread.ofVirtual().name("courier").unstarted(this::work);
  }

  /** Returns at once. */
  public void start() {
    thread.start();
  }

  /** Something was added to the outbox. */
  public void poke() {
    pokes.release();
  }

  public CourierCounts counts() {
    return counts;
  }

  /** Whether this replica is the one that sends. */
  public boolean isActive() {
    return office.isHeld();
  }

  /** Begins nothing new and waits for what is being sent; then another replica takes over. */
  public void close(Duration deadline) {
    closed = true;
    poke();
    lanes.shutdown();
    try {
      if (!lanes.awaitTermination(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        lanes.shutdownNow();
      }
      if (thread.isAlive()) {
        thread.join(deadline);
      }
    } catch (InterruptedException e) {
      lanes.shutdownNow();
      Thread.currentThread().interrupt();
    }
    office.leave();
  }

  @Override
  public void close() {
    close(CLOSING);
  }

  private void work() {
    try {
      while (!closed) {
        sleep(look());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Does a round when it is ours to do; returns when to look again. */
  private Instant look() {
    Instant usual = clock.instant().plus(EVERY);
    try {
      return switch (office.attend()) {
        case ELSEWHERE -> usual;
        case TAKEN -> {
          round.forget();
          yield earlier(round.run(), usual);
        }
        case HELD -> earlier(round.run(), usual);
      };
    } catch (Unavailable e) {
      LOG.info("the outbox cannot be read now: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("a round of the courier failed", e);
    }
    return usual;
  }

  private void sleep(Instant until) throws InterruptedException {
    Duration pause = Duration.between(clock.instant(), until);
    if (pause.isPositive()) {
      var _ = pokes.tryAcquire(pause.toMillis() + 1, TimeUnit.MILLISECONDS);
    }
    pokes.drainPermits();
  }

  private void execute(Runnable turn) {
    try {
      lanes.execute(
          () -> {
            sideBySide.acquireUninterruptibly();
            try {
              turn.run();
            } finally {
              sideBySide.release();
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("closing: a lane is left to the next courier");
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
