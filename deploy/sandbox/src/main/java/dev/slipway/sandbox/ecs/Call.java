package dev.slipway.sandbox.ecs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One call that reached the stand-in.
 *
 * @param at real time
 * @param subjects what the call is about, by short name: services, a family, task definition,
 *     cluster or deployment
 * @param parameters the request as JSON
 * @param error type of the error answer; empty when the call was performed, even if its answer was
 *     lost
 */
public record Call(
    String operation,
    Instant at,
    List<String> subjects,
    String parameters,
    Optional<String> error) {
  public Call {
    subjects = List.copyOf(subjects);
  }
}
