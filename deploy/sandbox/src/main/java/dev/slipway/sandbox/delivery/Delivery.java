package dev.slipway.sandbox.delivery;

import java.time.Instant;

/**
 * One delivery that came to an end.
 *
 * @param id the event's id; empty for clicks and slash commands
 * @param outcome {@code ok}, or the reason why it was missed
 */
public record Delivery(String id, String type, int attempt, String outcome, Instant at) {
  public boolean wasAccepted() {
    return outcome.equals("ok");
  }
}
