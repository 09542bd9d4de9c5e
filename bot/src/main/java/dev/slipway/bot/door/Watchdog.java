package dev.slipway.bot.door;

import dev.slipway.bot.slack.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a socket again and again whether it lives, and gives it up when the SDK cannot revive it.
 */
final class Watchdog {
  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration UNTIL_GIVEN_UP = Duration.ofSeconds(30);

  private final SocketLink link;
  private final InstantSource clock;
  private final Runnable alive;
  private final Consumer<String> lost;

  Watchdog(SocketLink link, InstantSource clock, Runnable alive, Consumer<String> lost) {
    this.link = link;
    this.clock = clock;
    this.alive = alive;
    this.lost = lost;
  }

  /** Returns when it is closed or the socket has been silent for too long. */
  void watch(CountDownLatch closed, Backoff backoff) throws InterruptedException {
    Instant lastAlive = clock.instant();
    while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
      if (link.isAlive()) {
        lastAlive = clock.instant();
        backoff.reset();
        alive.run();
      } else {
        lost.accept("the socket is silent");
        if (lastAlive.plus(UNTIL_GIVEN_UP).isBefore(clock.instant())) {
          LOG.warn("the socket is given up and opened anew");
          return;
        }
      }
    }
  }
}
