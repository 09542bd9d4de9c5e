package dev.slipway.core.release;

/** How one try of a deploy-time task stands. */
public sealed interface TaskSight {
  /** It has not begun, and starting it now starts it once. */
  record NotBegun() implements TaskSight {}

  record Running(String reference) implements TaskSight {}

  /**
   * It ended well: every essential container said so.
   *
   * @param evidence by what that was seen
   */
  record Done(String reference, String evidence) implements TaskSight {}

  record Failed(String reference, Verdict verdict) implements TaskSight {}

  /** Nothing shows whether it ran. It may not be started again before a person has decided. */
  record Unproven(String why) implements TaskSight {}
}
