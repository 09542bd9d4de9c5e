package dev.slipway.core.release;

import dev.slipway.core.app.AppName;
import dev.slipway.core.app.EnvironmentName;
import dev.slipway.core.release.Release.Carried;
import dev.slipway.core.repository.CommitSha;
import java.util.stream.Stream;

/** Which builds a release has shown to be faulty, by having been rolled back or by rolling back. */
public final class Blame {
  private Blame() {}

  /** How a release is found by a build that it has shown to be faulty. */
  public static String token(AppName app, EnvironmentName environment, CommitSha commit) {
    return "faulty/%s/%s/%s".formatted(app, environment, commit);
  }

  static Stream<String> tokens(Release release) {
    return builds(release)
        .map(commit -> token(release.request().app(), release.request().environment(), commit));
  }

  /** None until users are where they stay. */
  private static Stream<CommitSha> builds(Release release) {
    if (!(release instanceof Carried carried)
        || !(release.isFinal() || release instanceof Release.Closing)) {
      return Stream.of();
    }
    Run run = carried.run();
    if (run.all(TargetRun.Stage.LIVE)) {
      return run.request().rollback().isPresent() ? run.plan().leaves() : Stream.of();
    }
    return run.wasRecalled() ? Stream.of(run.request().commit()) : Stream.of();
  }
}
