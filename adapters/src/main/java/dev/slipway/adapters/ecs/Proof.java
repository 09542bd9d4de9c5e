package dev.slipway.adapters.ecs;

/** Whether the running tasks were seen to run the image of the release. */
sealed interface Proof {
  /**
   * @param evidence by what
   */
  record Seen(String evidence) implements Proof {}

  /** Not all of them were seen yet. */
  record Missing(int seen, int wanted) implements Proof {}

  /**
   * @param found what runs instead
   */
  record Wrong(String found) implements Proof {}
}
