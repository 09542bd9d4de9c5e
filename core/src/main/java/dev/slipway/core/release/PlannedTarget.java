package dev.slipway.core.release;

import dev.slipway.core.app.TargetName;
import dev.slipway.core.repository.Commit;
import java.util.Optional;

/**
 * A target as a plan found it.
 *
 * @param from what it runs; empty when it does not say
 * @param revision its own name for that; where a rollback goes
 */
public record PlannedTarget(TargetName name, int wave, Optional<Commit> from, String revision) {}
