package dev.slipway.core.engine;

/** Hears of every event that this replica stored, and of what it could not read. */
@FunctionalInterface
public interface News {
  void moved(ProcessId process, Index index);

  /** A process cannot be read; it is set aside when this returns. May be said more than once. */
  default void unreadable(ProcessId process, String why) {}
}
