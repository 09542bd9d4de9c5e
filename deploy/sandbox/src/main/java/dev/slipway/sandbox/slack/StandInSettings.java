package dev.slipway.sandbox.slack;

import dev.slipway.sandbox.delivery.DeliveryTimes;
import java.time.InstantSource;

/**
 * How a stand-in behaves.
 *
 * @param port 0 for any free port
 * @param enforceRateLimits whether Slack's limits per method hold
 * @param panel what is shown beside the channel
 */
public record StandInSettings(
    int port, DeliveryTimes times, boolean enforceRateLimits, InstantSource clock, Panel panel) {

  /** A free port, Slack's delivery times, no rate limits, no panel. */
  public static StandInSettings forTests() {
    return new StandInSettings(0, DeliveryTimes.SLACK, false, InstantSource.system(), Panel.NONE);
  }

  /** For people: Slack's delivery times and rate limits, and a panel. */
  public static StandInSettings forPage(int port, Panel panel) {
    return new StandInSettings(port, DeliveryTimes.SLACK, true, InstantSource.system(), panel);
  }

  public StandInSettings withTimes(DeliveryTimes other) {
    return new StandInSettings(port, other, enforceRateLimits, clock, panel);
  }

  public StandInSettings withClock(InstantSource other) {
    return new StandInSettings(port, times, enforceRateLimits, other, panel);
  }

  public StandInSettings withPort(int other) {
    return new StandInSettings(other, times, enforceRateLimits, clock, panel);
  }

  public StandInSettings withRateLimits(boolean on) {
    return new StandInSettings(port, times, on, clock, panel);
  }
}
