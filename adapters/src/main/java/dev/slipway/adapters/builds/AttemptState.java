package dev.slipway.adapters.builds;

/** What the disk and the kernel say of one attempt. */
sealed interface AttemptState {
  /** Claimed; its bot lives and will start it. */
  record Waiting() implements AttemptState {}

  record Running(OsProcess process) implements AttemptState {}

  record Exited(int code) implements AttemptState {}

  /** Ended by the bot. */
  record Stopped(String why) implements AttemptState {}

  record Lost(String why) implements AttemptState {}

  default boolean isUnderway() {
    return this instanceof Waiting || this instanceof Running;
  }

  default boolean isWorthFinding() {
    return isUnderway() || (this instanceof Exited(int code) && code == 0);
  }
}
