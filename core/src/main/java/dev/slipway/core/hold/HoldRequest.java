package dev.slipway.core.hold;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import java.time.Instant;
import java.util.Optional;

/**
 * What was asked for.
 *
 * @param reason as the holder typed it; untrusted text, never blank
 * @param by the holder
 * @param place where the card is
 * @param until empty: until somebody lifts it
 */
public record HoldRequest(
    AppName app,
    EnvironmentName environment,
    String reason,
    PersonId by,
    Place place,
    Instant since,
    Optional<Instant> until) {
  /** One hold at a time for each app and environment. */
  public String slot() {
    return slot(app, environment);
  }

  static String slot(AppName app, EnvironmentName environment) {
    return "hold/" + app + "/" + environment;
  }

  boolean isOver(Instant now) {
    return until.filter(end -> !now.isBefore(end)).isPresent();
  }
}
