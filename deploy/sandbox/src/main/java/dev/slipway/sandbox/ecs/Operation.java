package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One operation of the API. Runs with the fleet locked; throws {@link EcsError} for an error
 * answer.
 */
@FunctionalInterface
interface Operation {
  ObjectNode perform(Request request);
}
