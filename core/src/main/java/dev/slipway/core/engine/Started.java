package dev.slipway.core.engine;

/** How an attempt to start a process ended. */
public sealed interface Started {
  record New(ProcessId id) implements Started {}

  /** It was started before, with the same key: the same command, delivered again. */
  record Before(ProcessId id) implements Started {}

  /** Another process holds the slot. */
  record SlotTaken(ProcessId holder) implements Started {}
}
