package dev.slipway.core.engine;

/** How an attempt to append ended. */
public enum Appended {
  /** It is stored, with everything that must be told. */
  YES,
  /** The stream is longer than the caller thought: read it again. Nothing was stored. */
  VERSION_MOVED,
  /** The lease belongs to somebody else: stop acting. Nothing was stored. */
  FENCED_OFF
}
