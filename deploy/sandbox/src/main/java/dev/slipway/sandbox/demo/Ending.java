package dev.slipway.sandbox.demo;

import dev.slipway.sandbox.fleet.Fault;

/**
 * How the release of the demo ends: what is wrong with the new build, and what must be said then.
 */
enum Ending {
  NONE(Fault.NONE, "Live"),
  CRASH(Fault.CRASH, "crash"),
  OUT_OF_MEMORY(Fault.OUT_OF_MEMORY, "out of memory"),
  NEVER_HEALTHY(Fault.NEVER_HEALTHY, "healthy"),
  CANNOT_PULL(Fault.CANNOT_PULL, "cannot be started");

  private final Fault fault;
  private final String said;

  Ending(Fault fault, String said) {
    this.fault = fault;
    this.said = said;
  }

  Fault fault() {
    return fault;
  }

  /** A part of what the card of the release says at its end. */
  String said() {
    return said;
  }

  boolean isGood() {
    return this == NONE;
  }
}
