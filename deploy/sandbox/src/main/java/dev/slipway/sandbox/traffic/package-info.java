/**
 * How a service deployment of the simulated Amazon ECS goes from stage to stage: strategies,
 * pauses, weights and waits. No task and no service lives here; those are in {@code sandbox.fleet}.
 */
@NullMarked
package dev.slipway.sandbox.traffic;

import org.jspecify.annotations.NullMarked;
