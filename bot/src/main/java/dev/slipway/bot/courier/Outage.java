package dev.slipway.bot.courier;

import dev.slipway.bot.slack.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Slack does not take anything from us: wait longer and longer, and say so once. Thread-safe. */
final class Outage {
  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  private final InstantSource clock;
  private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(15));
  private Instant until = Instant.MIN;
  private boolean on;

  Outage(InstantSource clock) {
    this.clock = clock;
  }

  /** Until when nothing is to be sent. */
  synchronized Instant until() {
    return until;
  }

  synchronized boolean isOver() {
    return !until.isAfter(clock.instant());
  }

  /** Several conversations that meet the same outage count as one failure. */
  synchronized void failed(String why) {
    if (!on) {
      LOG.warn("messages wait, in order, until Slack takes them again: {}", why);
      on = true;
    }
    if (isOver()) {
      until = clock.instant().plus(backoff.next());
    }
  }

  synchronized void worked() {
    if (on) {
      LOG.info("Slack takes messages again");
    }
    on = false;
    until = Instant.MIN;
    backoff.reset();
  }
}
