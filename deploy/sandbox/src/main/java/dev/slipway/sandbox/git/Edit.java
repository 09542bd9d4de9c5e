package dev.slipway.sandbox.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One change that a commit makes to one file. */
sealed interface Edit {
  /** Adds the file that lies beside this class under {@code shop/}. */
  record Add(String path) implements Edit {}

  /** Replaces a text that occurs exactly once. */
  record Replace(String path, String before, String after) implements Edit {}

  static Edit add(String path) {
    return new Add(path);
  }

  static Edit replace(String path, String before, String after) {
    return new Replace(path, before, after);
  }

  default void applyTo(Map<String, String> files) {
    switch (this) {
      case Add(String path) -> files.put(path, resource(path));
      case Replace(String path, String before, String after) ->
          files.compute(path, (_, text) -> once(path, text == null ? "" : text, before, after));
    }
  }

  private static String once(String path, String text, String before, String after) {
    int at = text.indexOf(before);
    if (at < 0 || text.indexOf(before, at + 1) >= 0) {
      throw new IllegalStateException(path + " does not hold exactly one: " + before);
    }
    return text.replace(before, after);
  }

  private static String resource(String path) {
    try (InputStream in = Edit.class.getResourceAsStream("shop/" + path)) {
      if (in == null) {
        throw new IllegalStateException("no resource shop/" + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("failed to read shop/" + path, e);
    }
  }
}
