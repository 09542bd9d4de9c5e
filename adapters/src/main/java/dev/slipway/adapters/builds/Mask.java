package dev.slipway.adapters.builds;

import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Replaces secrets in a text. Thread-safe. */
final class Mask {
  /** A shorter value is no secret, and hiding it would make the output unreadable. */
  private static final int SHORTEST = 4;

  private final Set<String> secrets =
      new ConcurrentSkipListSet<>(
          Comparator.comparingInt(String::length).reversed().thenComparing(String::compareTo));

  Mask(Collection<String> secrets) {
    secrets.forEach(this::hide);
  }

  /** Hides a value from now on, and each line of it, since output is shown line by line. */
  void hide(String secret) {
    secret
        .lines()
        .map(String::strip)
        .filter(line -> line.length() >= SHORTEST)
        .forEach(secrets::add);
  }

  String over(String text) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, "***");
    }
    return masked;
  }
}
