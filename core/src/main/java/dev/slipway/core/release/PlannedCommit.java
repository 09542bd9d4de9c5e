package dev.slipway.core.release;

import dev.slipway.core.people.PersonId;
import dev.slipway.core.repository.Commit;
import java.util.Optional;

/**
 * A commit that a release brings.
 *
 * @param person who is told about it: whoever picked it, else its author; empty when neither is
 *     known to the workspace
 */
public record PlannedCommit(Commit commit, Optional<PersonId> person) {}
