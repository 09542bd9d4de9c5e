package dev.slipway.core.release;

import dev.slipway.core.app.TargetSpec;
import dev.slipway.core.repository.Commit;
import dev.slipway.core.repository.CommitSha;
import java.util.Optional;

/**
 * A target as it stands while a plan is worked out.
 *
 * @param commit what it runs, when the repository knows it
 * @param inspection nothing before it was inspected
 */
record FoundTarget(
    TargetSpec spec,
    Target target,
    Standing standing,
    Optional<Commit> commit,
    Inspection inspection) {
  FoundTarget inspected(Candidate candidate) {
    return new FoundTarget(spec, target, standing, commit, target.inspect(candidate));
  }

  boolean runs(CommitSha wanted) {
    return standing.commit().filter(wanted::equals).isPresent();
  }

  /**
   * Nothing is prepared again on the way back to a build that still runs.
   *
   * @param to the build that goes live
   * @param wave in which it does by this plan
   * @param goesBack whether that build was live before
   */
  PlannedTarget planned(CommitSha to, int wave, boolean goesBack) {
    boolean hot = goesBack && standing.hot().filter(to::equals).isPresent();
    return new PlannedTarget(
            spec.name(), wave, commit, standing.revision(), target.runsBeside(), hot)
        .with(inspection)
        .with(spec.strategy().map(how -> goesBack ? how.atOnce() : how));
  }
}
