package dev.slipway.sandbox.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time of a fleet. It stands still until {@link Fleet#advance} moves it. */
public final class FleetClock implements InstantSource {
  private volatile Instant now;

  FleetClock(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  void forward(Duration step) {
    now = now.plus(step);
  }
}
