/**
 * What ECS says to a queue of SQS through EventBridge: hints where to look again, never evidence of
 * anything.
 */
@NullMarked
package dev.slipway.adapters.events;

import org.jspecify.annotations.NullMarked;
