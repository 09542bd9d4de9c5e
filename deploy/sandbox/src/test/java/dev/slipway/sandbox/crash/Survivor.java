package dev.slipway.sandbox.crash;

/** Where the other replica is when one dies. */
enum Survivor {
  STARTED_AFTERWARDS,
  STANDING_BY
}
