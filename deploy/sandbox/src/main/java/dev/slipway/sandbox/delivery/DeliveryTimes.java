package dev.slipway.sandbox.delivery;

import java.time.Duration;
import java.util.List;

/**
 * How long the app may take, and when Slack tries again.
 *
 * @param acknowledgement the time in which a payload must be acknowledged
 * @param redeliveries the pause before each further delivery of an event
 * @param farewell the time between a {@code disconnect} message and the end of the socket
 */
public record DeliveryTimes(
    Duration acknowledgement, List<Duration> redeliveries, Duration farewell) {

  /** Slack's own: 3 s; at once, after a minute, after five. */
  public static final DeliveryTimes SLACK =
      new DeliveryTimes(
          Duration.ofSeconds(3),
          List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5)),
          Duration.ofSeconds(10));

  public DeliveryTimes {
    redeliveries = List.copyOf(redeliveries);
  }
}
