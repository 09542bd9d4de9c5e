package dev.slipway.core.release;

import dev.slipway.core.people.PersonId;
import java.util.Optional;

/**
 * A release is rolled back before it is over: everything goes back, also what is live.
 *
 * @param by empty when it went back by itself after a failure
 */
public record Recall(Optional<PersonId> by) {}
