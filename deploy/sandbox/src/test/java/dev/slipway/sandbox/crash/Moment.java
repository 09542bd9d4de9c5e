package dev.slipway.sandbox.crash;

/** On which side of a write a replica dies. */
enum Moment {
  /**
   * The event is not stored. When a step was about to append it, the outside effect has happened
   * already: this is also the death in the middle of a step.
   */
  BEFORE,
  /** The event is stored, and nobody was told. */
  AFTER
}
