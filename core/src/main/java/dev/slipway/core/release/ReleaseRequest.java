package dev.slipway.core.release;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.people.PersonId;
import dev.slipway.core.people.Place;
import dev.slipway.core.repository.CommitSha;
import java.time.Duration;
import java.util.Optional;

/**
 * What was asked for, fixed when it was asked.
 *
 * @param by who asked; empty when the release started by itself after a build
 * @param place where the card is
 * @param confirmWithin how long its plan waits for a confirmation
 */
public record ReleaseRequest(
    AppName app,
    EnvironmentName environment,
    CommitSha commit,
    Optional<PersonId> by,
    Place place,
    Duration confirmWithin) {
  /** A release that nobody asked for needs nobody's confirmation. */
  public boolean automatic() {
    return by.isEmpty();
  }

  /** One release at a time for each app and environment. */
  public String slot() {
    return slot(app, environment);
  }

  public static String slot(AppName app, EnvironmentName environment) {
    return "release/" + app + "/" + environment;
  }
}
