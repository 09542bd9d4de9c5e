package dev.slipway.adapters.builds;

import java.time.Duration;
import java.util.List;

/**
 * What an attempt was started for. Whichever bot watches it later keeps to the limits of its start.
 *
 * @param reference the image that it makes, with its tag
 */
record Promise(String reference, Duration total, Duration quiet) {
  static Promise parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() != 3) {
      throw new IllegalStateException("\"%s\" is not the order of a build".formatted(text));
    }
    return new Promise(lines.get(0), Duration.parse(lines.get(1)), Duration.parse(lines.get(2)));
  }

  String text() {
    return "%s%n%s%n%s%n".formatted(reference, total, quiet);
  }
}
