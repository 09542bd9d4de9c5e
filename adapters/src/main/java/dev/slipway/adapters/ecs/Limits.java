package dev.slipway.adapters.ecs;

import java.time.Duration;

/**
 * What a target may take its time for.
 *
 * @param deadline how long nothing may change
 * @param soak how long it is watched after ECS called the deployment complete; zero for not at all
 */
record Limits(Duration deadline, Duration soak) {}
