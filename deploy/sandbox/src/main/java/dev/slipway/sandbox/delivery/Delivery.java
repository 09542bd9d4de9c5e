package dev.slipway.sandbox.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * One delivery that came to an end.
 *
 * @param id the event's id; empty for clicks and slash commands
 * @param about the ts of the message that the event tells of; empty for everything else
 * @param outcome {@code ok}, or the reason why it was missed
 * @param sent when the payload was handed to the app
 * @param at when it was acknowledged or given up
 */
public record Delivery(
    String id, String type, String about, int attempt, String outcome, Instant sent, Instant at) {
  public boolean wasAccepted() {
    return outcome.equals("ok");
  }

  /** From handing it to the app to its end. */
  public Duration lasted() {
    return Duration.between(sent, at);
  }
}
