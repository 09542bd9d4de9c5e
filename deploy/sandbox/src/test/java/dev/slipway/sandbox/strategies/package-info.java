/** Releases to ECS services whose deployments pause, from Slack to ECS. */
@NullMarked
package dev.slipway.sandbox.strategies;

import org.jspecify.annotations.NullMarked;
