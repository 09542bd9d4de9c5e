package dev.slipway.bot.online;

/**
 * What one question led to.
 *
 * @param subject what was asked about, such as {@code shop, registry}
 * @param said one or more lines; of a mistake also how to mend it
 */
public record Finding(String subject, boolean isGood, String said) {
  /**
   * As a terminal shows it; further lines are indented.
   *
   * @param bad the first word where it is not good, at most seven letters
   */
  public String line(String bad) {
    return "%-7s  %s: %s"
        .formatted(isGood ? "ok" : bad, subject, said)
        .replaceAll("\\R", System.lineSeparator() + "           ");
  }
}
