package dev.slipway.core.release;

import dev.slipway.core.app.DeployTask;
import java.time.Instant;
import java.util.Optional;

/**
 * One try of a deploy-time task, as its adapter has to recognise it.
 *
 * @param attempt from 1; another one only after a person said that this one did not run
 * @param code the platform's name for the new build on the task's target ({@link Marks#fetched})
 * @param intendedAt when the release was about to start it; it cannot have begun before
 * @param reference the platform's name for it, once it is known
 */
public record TaskOrder(
    DeployTask task, int attempt, String code, Instant intendedAt, Optional<String> reference) {}
