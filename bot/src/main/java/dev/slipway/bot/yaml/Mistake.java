package dev.slipway.bot.yaml;

import java.util.Comparator;

/**
 * What is wrong in a file, and where. Never holds the value of a variable.
 *
 * @param file as people named it
 * @param line 1 for the first; 0 when it is about the file as a whole
 * @param column 1 for the first; 0 when it is about the file as a whole
 * @param path the keys that lead there, such as {@code apps.shop.channel}; may be empty
 */
public record Mistake(String file, int line, int column, String path, String text)
    implements Comparable<Mistake> {
  private static final Comparator<Mistake> BY_PLACE =
      Comparator.comparingInt(Mistake::line)
          .thenComparingInt(Mistake::column)
          .thenComparing(Mistake::path)
          .thenComparing(Mistake::text);

  @Override
  public int compareTo(Mistake other) {
    return BY_PLACE.compare(this, other);
  }

  /** Such as {@code slipway.yaml:17: apps.shop.channel: missing}. */
  @Override
  public String toString() {
    return file + (line == 0 ? "" : ":" + line) + ": " + (path.isEmpty() ? "" : path + ": ") + text;
  }
}
