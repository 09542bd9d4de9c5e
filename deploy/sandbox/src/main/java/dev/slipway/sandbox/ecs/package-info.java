/**
 * The API of Amazon ECS before a simulated fleet: protocol, validation, errors, quotas and faults
 * of the API. What services and tasks do is decided in {@code sandbox.fleet}.
 */
@NullMarked
package dev.slipway.sandbox.ecs;

import org.jspecify.annotations.NullMarked;
