package dev.slipway.adapters.jenkins;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.adapters.builds.OrderVariables;

/** The parameter by which the build of an order is found again. */
final class Marks {
  private Marks() {}

  /** Empty when the build or queue item has none. */
  static String read(JsonNode json) {
    for (JsonNode action : json.path("actions")) {
      for (JsonNode parameter : action.path("parameters")) {
        if (parameter.path("name").asText().equals(OrderVariables.MARK)) {
          return parameter.path("value").asText();
        }
      }
    }
    return "";
  }
}
