package dev.slipway.core.course;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long something took the last times it went well.
 *
 * @param median the middle one; of an even number the longer of the two in the middle
 * @param of how many times are known; at least 1, at most {@link #MOST}
 */
public record Usual(Duration median, Duration least, Duration most, int of) {
  /** Older times say nothing about today's. */
  public static final int MOST = 20;

  /** Of fewer times nothing is usual. */
  private static final int FEW = 3;

  /** Empty when it never went well. */
  public static Optional<Usual> of(List<Duration> newestFirst) {
    List<Duration> sorted = newestFirst.stream().limit(MOST).sorted().toList();
    return sorted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Usual(
                sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast(), sorted.size()));
  }

  /** Whether it is worth comparing with. */
  public boolean isKnown() {
    return of >= FEW;
  }
}
