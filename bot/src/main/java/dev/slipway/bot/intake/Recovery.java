package dev.slipway.bot.intake;

import dev.slipway.core.engine.Inbox;
import dev.slipway.core.engine.Leases;
import dev.slipway.core.engine.Unavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for requests that were accepted and never handled, because their replica died. */
public final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
  private static final Duration EVERY = Duration.ofSeconds(2);

  /**
   * As long as a lease lasts. A request that nobody has kept for so long is taken for left; if its
   * replica is only slow, it is handled twice, and its key makes the second time harmless.
   */
  private static final Duration PATIENCE = Leases.TIME_TO_LIVE;

  private final Inbox inbox;
  private final Intake intake;
  private final InstantSource clock;

  public Recovery(Inbox inbox, Intake intake, InstantSource clock) {
    this.inbox = inbox;
    this.intake = intake;
    this.clock = clock;
  }

  public void run(CountDownLatch closed) throws InterruptedException {
    do {
      once();
    } while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
  }

  void once() {
    try {
      intake.keep();
      inbox.left(clock.instant().minus(PATIENCE)).forEach(intake::again);
    } catch (Unavailable e) {
      LOG.debug("looking for requests that were left: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("looking for requests that were left failed", e);
    }
  }
}
