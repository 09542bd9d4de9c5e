package dev.slipway.core.engine;

/** One thing that a process wants done in the world. */
public interface Step {
  /** Names the step within its process, for people and for the log: {@code prepare web}. */
  String key();
}
