package dev.slipway.sandbox.crash;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A story that came to its end.
 *
 * @param writes of the replica that died, a line each: number, event, process; the last is where it
 *     died
 * @param headlines the first lines of all that people were told
 * @param takeover from the death to the survivor's first event or message; empty if nobody died
 * @param lasted the whole story, with the start of its world
 */
record Played(
    CrashPoint point,
    Survivor survivor,
    List<String> writes,
    List<String> headlines,
    Optional<Duration> takeover,
    Duration lasted) {
  private static final String ROW = "%3s  %-6s  %-18s %-10s %-18s %9s %9s";

  static final String HEAD =
      ROW.formatted("n", "moment", "event", "process", "survivor", "takeover", "story");

  String row() {
    String[] last = (writes.isEmpty() ? "- - -" : writes.getLast()).split(" ", -1);
    return ROW.formatted(
        last[0],
        takeover.isEmpty() ? "never" : point.moment().name().toLowerCase(Locale.ROOT),
        last[1],
        last[2],
        survivor.name().toLowerCase(Locale.ROOT).replace('_', ' '),
        takeover.map(Played::seconds).orElse("-"),
        seconds(lasted));
  }

  private static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1000.0);
  }
}
