package dev.slipway.core.release;

import dev.slipway.core.course.Usual;
import dev.slipway.core.engine.ProcessId;
import java.util.List;
import java.util.Optional;

/**
 * What makes a release a rollback: it brings back a build that was live before.
 *
 * @param verifiedBy the release by which that build was last verified live there
 * @param broughtBy the release that brought the build that is left; empty when it is not known
 * @param crossed deploy-time tasks that ran since, oldest first
 * @param usual how long rollbacks there took lately; releases, while too few rollbacks are known
 */
public record Rollback(
    ProcessId verifiedBy,
    Optional<ProcessId> broughtBy,
    List<Crossed> crossed,
    Optional<Usual> usual) {
  public Rollback {
    crossed = List.copyOf(crossed);
  }
}
