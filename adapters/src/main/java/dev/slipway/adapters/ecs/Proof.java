package dev.slipway.adapters.ecs;

import java.util.List;

/** Whether the running tasks were seen to run the image of the release. */
sealed interface Proof {
  /**
   * @param evidence by what
   * @param arrivals how each of them came up
   */
  record Seen(String evidence, List<Arrival> arrivals) implements Proof {
    public Seen {
      arrivals = List.copyOf(arrivals);
    }
  }

  /** Not all of them were seen yet. */
  record Missing(int seen, int wanted) implements Proof {}

  /**
   * @param found what runs instead
   */
  record Wrong(String found) implements Proof {}
}
