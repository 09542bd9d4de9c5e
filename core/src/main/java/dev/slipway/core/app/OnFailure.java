package dev.slipway.core.app;

/** What a release does when a target fails after users could meet the new build. */
public enum OnFailure {
  /** It stays as it is, and a person decides. */
  ASK,
  /** It goes back everywhere, when what failed speaks against the build. */
  ROLL_BACK
}
