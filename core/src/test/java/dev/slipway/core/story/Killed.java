package dev.slipway.core.story;

/** What every thread of a killed replica meets wherever it reaches out. */
final class Killed extends Error {
  private static final long serialVersionUID = 1L;

  Killed() {
    super("this replica was killed", null, false, false);
  }
}
