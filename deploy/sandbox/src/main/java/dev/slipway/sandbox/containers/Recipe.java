package dev.slipway.sandbox.containers;

import java.util.Map;
import java.util.OptionalInt;

/**
 * What a container is made of.
 *
 * @param image by digest
 * @param port on the loopback, where it serves there
 * @param isTask whether it ends by itself
 */
record Recipe(
    String name,
    String image,
    AppBuild build,
    Map<String, String> labels,
    OptionalInt port,
    boolean isTask) {
  static final String PROJECT = "com.docker.compose.project";
  static final String SERVICE = "com.docker.compose.service";
  static final String ONE_OFF = "com.docker.compose.oneoff";

  Recipe {
    labels = Map.copyOf(labels);
  }

  boolean has(String label, String value) {
    return value.equals(labels.get(label));
  }
}
