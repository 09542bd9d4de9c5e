package dev.slipway.adapters.servers;

import java.util.Locale;

/** The two places for an app on a server. */
public enum Color {
  BLUE,
  GREEN;

  /** The other place. */
  public Color other() {
    return this == BLUE ? GREEN : BLUE;
  }

  static Color of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
