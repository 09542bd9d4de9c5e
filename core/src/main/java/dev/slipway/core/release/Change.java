package dev.slipway.core.release;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.build.Image;
import dev.slipway.core.engine.ProcessId;
import dev.slipway.core.repository.CommitSha;
import java.time.Instant;

/**
 * What a release brings to each of its targets.
 *
 * @param release identifies our own preparation and rollout among those of others
 * @param committedAt when the commit was made
 * @param goesBack whether it is a build that was live before: then it need not be tried out
 */
public record Change(
    ProcessId release,
    AppName app,
    EnvironmentName environment,
    CommitSha commit,
    Instant committedAt,
    Image image,
    PlanHash plan,
    boolean goesBack) {
  /** A new build. */
  public Change(
      ProcessId release,
      AppName app,
      EnvironmentName environment,
      CommitSha commit,
      Instant committedAt,
      Image image,
      PlanHash plan) {
    this(release, app, environment, commit, committedAt, image, plan, false);
  }
}
