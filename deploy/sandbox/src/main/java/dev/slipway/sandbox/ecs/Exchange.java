package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * A call that succeeded, as the door saw it: for the test that compares both sides with the SDK's
 * model.
 */
record Exchange(String operation, ObjectNode request, Set<String> namesRead, ObjectNode answer) {}
