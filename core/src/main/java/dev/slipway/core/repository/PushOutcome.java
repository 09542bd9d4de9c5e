package dev.slipway.core.repository;

/** How a push of a clean plan ended. */
public sealed interface PushOutcome {
  record Pushed() implements PushOutcome {}

  /** Somebody moved the branch since the plan was made: plan again. */
  record Raced() implements PushOutcome {}

  /**
   * The host refused: a protected branch, a hook, a missing right.
   *
   * @param why the host's own words; untrusted text
   */
  record Refused(String why) implements PushOutcome {}
}
