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
 * @param rollback present when it brings back a build that was live before
 * @param despite what is known against the build, when whoever asked wants it all the same
 */
public record ReleaseRequest(
    AppName app,
    EnvironmentName environment,
    CommitSha commit,
    Optional<PersonId> by,
    Place place,
    Duration confirmWithin,
    Optional<Rollback> rollback,
    Optional<Fault> despite) {
  /** The usual one: onwards, with a build of which nothing bad is known. */
  public ReleaseRequest(
      AppName app,
      EnvironmentName environment,
      CommitSha commit,
      Optional<PersonId> by,
      Place place,
      Duration confirmWithin) {
    this(app, environment, commit, by, place, confirmWithin, Optional.empty(), Optional.empty());
  }

  public boolean goesBack() {
    return rollback.isPresent();
  }

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
