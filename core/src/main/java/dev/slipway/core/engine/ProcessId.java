package dev.slipway.core.engine;

import java.util.Locale;

/**
 * The name of one process, such as {@code release-42}.
 *
 * @param number counts within the kind, from 1; gaps are possible
 */
public record ProcessId(ProcessKind kind, long number) {
  public ProcessId {
    if (number < 1) {
      throw new IllegalArgumentException("%s number %d: counts from 1".formatted(kind, number));
    }
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException when it is anything else
   */
  public static ProcessId parse(String text) {
    int dash = text.indexOf('-');
    if (dash < 0) {
      throw new IllegalArgumentException("\"%s\" is not a process id".formatted(text));
    }
    return new ProcessId(
        ProcessKind.valueOf(text.substring(0, dash).toUpperCase(Locale.ROOT)),
        Long.parseLong(text.substring(dash + 1)));
  }

  @Override
  public String toString() {
    return kind + "-" + number;
  }
}
