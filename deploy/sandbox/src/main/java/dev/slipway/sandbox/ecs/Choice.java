package dev.slipway.sandbox.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;

/** Reads one of a closed set of words inside a parameter. */
final class Choice {
  private Choice() {}

  /** Empty when the field is absent. */
  static <E extends Enum<E>> Optional<E> of(String name, JsonNode node, E[] values) {
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(values)
            .filter(value -> value.name().equals(node.asText()))
            .findFirst()
            .orElseThrow(
                () ->
                    EcsError.invalid(
                        "%s must be one of %s, not %s."
                            .formatted(name, Arrays.toString(values), node.asText()))));
  }
}
