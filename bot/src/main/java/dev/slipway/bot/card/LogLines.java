package dev.slipway.bot.card;

import dev.slipway.core.release.Verdict;

/** The last lines of what failed: a few on the card, more of them in its thread. */
final class LogLines {
  private static final int ON_THE_CARD = 500;
  private static final int IN_THE_THREAD = 2400;

  private LogLines() {}

  /** Empty when there are none. */
  static String card(Verdict verdict) {
    return said(verdict, ON_THE_CARD);
  }

  static String thread(Verdict verdict) {
    String lines = said(verdict, IN_THE_THREAD);
    return lines.isEmpty() ? "" : "\n" + lines;
  }

  /** The first line says whose log it is. */
  private static String said(Verdict verdict, int limit) {
    return verdict
        .log()
        .map(
            log -> {
              String[] parts = log.split("\n", 2);
              String lines = Foreign.tail(parts.length < 2 ? "" : parts[1], limit);
              return lines.isEmpty()
                  ? ""
                  : "The end of the %s\n%s".formatted(Say.text(parts[0], 200), lines);
            })
        .orElse("");
  }
}
