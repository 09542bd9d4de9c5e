/**
 * A simulated Amazon ECS: services, deployments and tasks that move only when the fleet's clock
 * does. No HTTP and no operation of the API lives here; those are in {@code sandbox.ecs}.
 */
@NullMarked
package dev.slipway.sandbox.fleet;

import org.jspecify.annotations.NullMarked;
