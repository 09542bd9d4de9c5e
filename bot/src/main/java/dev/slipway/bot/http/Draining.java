package dev.slipway.bot.http;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Whether the bot is about to stop: it is not ready any more, but still finishes what it does. */
public final class Draining implements Supplier<Check> {
  private final InstantSource clock;
  private volatile Check check;

  public Draining(InstantSource clock) {
    this.clock = clock;
    this.check = new Check("draining", true, clock.instant(), "no");
  }

  /**
   * @param why such as {@code SIGTERM}
   */
  public void begin(String why) {
    Instant since = check.good() ? clock.instant() : check.since();
    check = new Check("draining", false, since, why);
  }

  @Override
  public Check get() {
    return check;
  }
}
