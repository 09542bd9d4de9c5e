package dev.slipway.sandbox.fleet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What RunTask asks for.
 *
 * @param startedBy empty when not given
 */
public record TaskOrder(
    int count, String startedBy, Optional<String> group, ObjectNode overrides) {}
