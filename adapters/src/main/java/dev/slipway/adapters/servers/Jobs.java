package dev.slipway.adapters.servers;

import dev.slipway.core.release.Change;
import dev.slipway.core.release.Known;
import java.util.Optional;

/**
 * What the jobs of one try of a change are called. The try's begin is in the name, so that a later
 * try does not find what became of an earlier one; within a try the name is always the same.
 */
record Jobs(Change change, Known known) {
  Job of(String step) {
    return new Job(release(change), step, Math.max(1, known.since().getEpochSecond()));
  }

  /** The step that the release remembers: it began in an earlier part of the same try. */
  Optional<Job> remembered(String step) {
    return known.rollout().flatMap(Job::parse).filter(job -> job.step().equals(step));
  }

  /** Whether that job is one of this release. */
  boolean isOurs(String job) {
    return Job.parse(job).filter(each -> each.release().equals(release(change))).isPresent();
  }

  /** A changed plan is another release to a server. */
  static String release(Change change) {
    return "%d.%s".formatted(change.release().number(), change.plan());
  }
}
