package dev.slipway.core.repository;

/** How a push of a clean plan ended. */
public sealed interface Landing {
  record Pushed() implements Landing {}

  /** Somebody moved the branch since the plan was made: plan again. */
  record Raced() implements Landing {}

  /**
   * The host refused: a protected branch, a hook, a missing right.
   *
   * @param why the host's own words; untrusted text
   */
  record Denied(String why) implements Landing {}
}
