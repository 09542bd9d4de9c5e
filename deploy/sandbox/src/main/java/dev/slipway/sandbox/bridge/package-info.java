/**
 * EventBridge of the account with one rule, which sends what ECS says to a queue: what has changed
 * in the fleet from tick to tick.
 */
@NullMarked
package dev.slipway.sandbox.bridge;

import org.jspecify.annotations.NullMarked;
